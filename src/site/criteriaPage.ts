import type { GuidelineCriterion, GuidelineOutcomes } from '../knowledge/guidelineCriterion.ts';
import type { RailOf } from '../logic/criterion.ts';
import { criterionInWords } from '../resources/criterionInWords.ts';
import { lineLink, placeWords } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';

/** Every named criterion with when it is met and when it is ruled out, and the outcomes made of them. */
export function criteriaPage(site: Site): PageContent {
  const { criteria, outcomes = [] } = site.guideline;
  return {
    path: hrefs.criteria,
    title: 'Criteria',
    template: 'criteria',
    view: {
      criteria: criteria.map((criterion) => rowView(site, criterion)),
      outcomes: outcomes.map((set) => outcomesView(site, set)),
    },
  };
}

function rowView(site: Site, named: GuidelineCriterion) {
  const { id, title, source, basis, contraindication, criterion } = named;
  const { met, ruledOut } = criterionInWords(site.guideline, criterion);
  return {
    href: hrefs.criterion(id),
    title,
    contraindication,
    quote: source.text,
    line: lineLink(site, source.place),
    editorial: basis === 'editorial',
    met,
    ruledOut,
    asked: named.question?.text,
  };
}

function outcomesView(
  { guideline }: Site,
  { id, title, exhaustive, rationale, authored, outcomes }: GuidelineOutcomes,
) {
  const when = ({ criterion, rail }: RailOf) => ({
    href: hrefs.criterion(criterion),
    label: guideline.criteria.find((each) => each.id === criterion)?.title ?? criterion,
    rail: railWords[rail],
  });
  return {
    id,
    title,
    exhaustive,
    rationale,
    authored: placeWords(authored),
    outcomes: outcomes.map((outcome) => ({ title: outcome.title, when: outcome.when.map(when) })),
  };
}

const railWords: Readonly<Record<RailOf['rail'], string>> = {
  met: 'is met',
  'ruled-out': 'is ruled out',
  unknown: 'is unknown',
  'not-met': 'is not met: ruled out or unknown',
  'not-ruled-out': 'is not ruled out: met or unknown',
};
