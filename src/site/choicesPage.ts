import type { EditorialChoice } from '../knowledge/guideline.ts';
import { groupBy } from './groupBy.ts';
import { lineLink, placeWords } from './lineLink.ts';
import type { Link } from './links.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';
import { subjectLinks } from './subjects.ts';

/** Every editorial decision, grouped by what was decided, for the reader to dispute. */
export function choicesPage(site: Site): PageContent {
  const { choices } = site.guideline;
  const linkOf = subjectLinks(site.guideline);
  const groups = [...groupBy(choices, ({ what }) => what)];
  return {
    path: 'choices.html',
    title: 'Editorial choices',
    template: 'choices',
    view: {
      number: choices.length,
      unreviewed: choices.filter(({ reviewer }) => reviewer === undefined).length,
      groups: groups.map(([what, members]) => ({
        heading: what.charAt(0).toUpperCase() + what.slice(1),
        anchor: what.replace(/[^A-Za-z0-9]+/g, '-'),
        number: members.length,
        unreviewed: members.filter(({ reviewer }) => reviewer === undefined).length,
        choices: members.map((choice) => ({
          subject: choice.subject,
          link: linkWithoutEcho(linkOf(choice), choice),
          decision: choice.decision,
          rationale: choice.rationale,
          reviewer: choice.reviewer,
          line: lineLink(site, choice.source),
          authored: placeWords(choice.authored),
        })),
      })),
    },
  };
}

/** A decision that begins with the words of the link would say them twice in one row; there the id stands for its subject. */
function linkWithoutEcho(link: Link | undefined, { subject, decision }: EditorialChoice): Link | undefined {
  return link && decision.startsWith(link.label) ? { ...link, label: subject } : link;
}
