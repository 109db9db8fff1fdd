import type { Report } from '../diagnostic.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { Criterion } from '../logic/criterion.ts';
import { namedIn } from '../logic/reads.ts';
import type { CriteriaFile } from './criteriaFile.ts';
import type { Card } from './eligibility.ts';
import type { Criteria } from './readCriteria.ts';
import type { Eligibility } from './readEligibility.ts';

/**
 * Reports `question-unused` for a criterion that asks a person something although no plan reads it, itself or by way of another.
 * While a name leads to no criterion, which was told, the way to a question may be broken there, and nothing is said.
 */
export function checkQuestionsUsed(
  file: YamlFile<CriteriaFile>,
  { criteria }: Criteria,
  { eligibility }: Eligibility,
  report: Report,
): void {
  const byId = new Map(criteria.map((one) => [one.id, one.criterion]));
  const rails = eligibility.flatMap(({ cards }) => cards.flatMap(railsOf));
  // One step at a time: criteria that rest on themselves were told, and must not be followed for ever.
  const namesOf = (criterion: Criterion) => namedIn(criterion, () => ({ kind: 'any', of: [] }));
  const named = [
    ...rails.map(({ criterion }) => criterion),
    ...criteria.flatMap((one) => namesOf(one.criterion)),
  ];
  if (named.some((id) => !byId.has(id))) return;
  const read = new Set<string>();
  const reach = (id: string): void => {
    const criterion = byId.get(id);
    if (read.has(id) || !criterion) return;
    read.add(id);
    for (const name of namesOf(criterion)) reach(name);
  };
  for (const { criterion } of rails) reach(criterion);
  criteria.forEach(({ id, question }, index) => {
    if (!question || read.has(id)) return;
    report({
      code: 'question-unused',
      severity: 'error',
      message: `"${id}" asks a question, and no plan of eligibility.yaml reads the answer. Name the criterion in a plan, or remove its question; a question for information only belongs to \`information\` in eligibility.yaml.`,
      place: file.place(['criteria', index]),
    });
  });
}

function railsOf({ when, cards }: Card): Card['when'] {
  return [...when, ...cards.flatMap(railsOf)];
}
