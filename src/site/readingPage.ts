import type { Review } from '../knowledge/review.ts';
import { lineLink } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import { type Agreement, agreementOf } from './reading/agreement.ts';
import { clinicalReading, linesOf } from './reading/clinicalReading.ts';
import { markTemplate } from './reading/markTemplate.ts';
import type { ReadingLine } from './reading/readingLine.ts';
import { type LineMark, type MarkState, marksOf } from './reading/reviewMarks.ts';
import type { Site } from './site.ts';

/**
 * The plans over the record in English, printed back from their artifacts beside the words of the source, for reviewers to mark
 * line by line; with the marks of two reviewers and their agreement, once there are any.
 */
export function readingPage(site: Site): PageContent {
  const { guideline, catalog } = site;
  const reading = clinicalReading(catalog, guideline);
  const lines = linesOf(reading);
  const review = guideline.review ?? { reviewers: [], marks: [] };
  const marked = marksOf(review);
  const view = (line: ReadingLine) => lineView(site, line, review, marked);
  return {
    path: hrefs.reading,
    title: 'Clinical reading',
    template: 'reading',
    view: {
      number: lines.length,
      folder: guideline.id,
      reviewers: review.reviewers.map((reviewer) => ({
        ...reviewer,
        counts: countsOf(lines.map((line) => marked(line, reviewer.id).state)),
      })),
      agreement: agreementView(agreementOn(lines, review, marked)),
      disputed: lines.filter((line) =>
        review.reviewers.some(({ id }) => marked(line, id).state === 'disputed'),
      ).length,
      criteria: reading.criteria.map(view),
      plans: reading.plans.map(({ cards, ...plan }) => ({
        ...plan,
        href: hrefs.eligibility(plan.id),
        hooks: plan.hooks.join(', '),
        cards: cards.map(view),
      })),
    },
  };
}

type Marked = (line: ReadingLine, reviewer: string) => LineMark;

function lineView(site: Site, line: ReadingLine, review: Review, marked: Marked) {
  const { kind, id, title, said, source, basis, rationale, artifact } = line;
  const known = site.guideline.criteria.some((one) => one.id === id);
  return {
    anchor: `${kind}-${id}`,
    title,
    href: kind === 'criterion' && known ? hrefs.criterion(id) : undefined,
    said,
    source: source.map((words) => ({
      ...words,
      part: words.before !== '' || words.after !== '',
      link: lineLink(site, { file: site.guideline.source.file, line: words.line }),
    })),
    basis,
    editorial: basis === 'editorial',
    rationale,
    artifact,
    template: markTemplate(line),
    marks: review.reviewers.map(({ id: reviewer, name }) => {
      const { state, was, note } = marked(line, reviewer);
      return { name, state, words: stateWords[state], was, note };
    }),
  };
}

const stateWords: Readonly<Record<MarkState, string>> = {
  agreed: 'agreed',
  disputed: 'disputed',
  changed: 'not read again since it changed',
  unread: 'not read',
};

function countsOf(states: readonly MarkState[]) {
  return (Object.keys(stateWords) as MarkState[]).map((state) => ({
    words: stateWords[state],
    number: states.filter((one) => one === state).length,
  }));
}

/** Undefined unless two reviewers marked. */
function agreementOn(
  lines: readonly ReadingLine[],
  { reviewers: [one, other], marks }: Review,
  marked: Marked,
): Agreement | undefined {
  if (!one || !other || ![one, other].every(({ id }) => marks.some(({ reviewer }) => reviewer === id)))
    return undefined;
  const valid = ({ state }: LineMark) => (state === 'agreed' || state === 'disputed' ? [state] : []);
  return agreementOf(
    lines.flatMap((line) => {
      const [a] = valid(marked(line, one.id));
      const [b] = valid(marked(line, other.id));
      return a && b ? [[a, b] as const] : [];
    }),
  );
}

function agreementView(agreement: Agreement | undefined) {
  if (!agreement) return undefined;
  const { observed, kappa } = agreement;
  return {
    ...agreement,
    observed: observed === undefined ? undefined : `${Math.round(observed * 100)} %`,
    kappa: kappa === undefined ? undefined : kappa.toFixed(2),
  };
}
