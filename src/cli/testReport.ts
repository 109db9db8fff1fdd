import { byFile, countCards, countRuns, type TestedGuideline } from './testedGuideline.ts';

/** What came of the cases of a guideline, for the document of the format json. */
export function testReport({ guideline: { id }, runs, coverage }: TestedGuideline): object {
  const failures = runs.flatMap(({ patient, failures: those }) =>
    those.map((one) => ({ case: patient.id, title: patient.title, ...one })),
  );
  return {
    guideline: id,
    ...countRuns(runs),
    files: byFile(runs).map(({ file, runs: those }) => ({ file, ...countRuns(those) })),
    failures,
    cards: countCards(runs),
    ...(coverage && { coverage }),
  };
}
