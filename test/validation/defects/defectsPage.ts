import type { Defect } from './defect.ts';
import { knownMisses } from './knownMisses.ts';
import type { Outcome } from './runDefects.ts';

/** The page on what is found of single faults, by group. */
export function defectsPage(
  defects: readonly Defect[],
  outcomes: readonly Outcome[],
  texts: number,
  neutral: number,
  sound: number,
): string {
  const groups = [...new Set(defects.map(({ group }) => group))];
  const rows = groups.map((group) =>
    rowOf(
      group,
      defects,
      outcomes.filter(({ defect }) => defect.group === group),
    ),
  );
  const bases = [...new Set(outcomes.map(({ base }) => base))];
  return `# What the validator finds of single faults

Written by \`DEFECTS=all UPDATE_DOCS=1 npx vitest run test/validation/defects\`; with \`DEFECTS=all\` alone the run compares this page with what
happens. An ordinary \`npm test\` makes one fault in four, each in one bundle.

Into a sound bundle one fault is made: one element of one resource is left out, added, or given a wrong value. The validator runs on the text of
the bundle as \`knart validate\` does. A fault is found at the right element when a new finding of at least the expected severity is at
the element, inside it, or at the one around it. The bundles are

${bases.map((base) => `- ${base},`).join('\n')}

each fault at one place of each where it can be made, chosen by a seed. Besides these, ${texts} faults in the text of the JSON are found at their line, and
${neutral} kinds of changes that break nothing cause no error, ${sound} of them no warning either; \`test/validation/defects\` lists all of them.

**Read this as a list of what is covered, not as a measure.** The rules were mended until all of these were found. Of classes that were written before the rules
were mended on them, fewer were: of a set of 667 by somebody who had not read the rules 71 % of the mutants (a good part of the rest being asked too much),
of 81 aimed at gaps 76 %, of 59 everyday faults 94 %.

| group | classes | mutants | at the right element | elsewhere | missed |
|---|---|---|---|---|---|
${rows.join('\n')}
${rowOf('all', defects, outcomes)}

## Known misses

${Object.entries(knownMisses)
  .map(([name, reason]) => `- ${name}: ${reason}`)
  .join('\n')}
`;
}

function rowOf(group: string, defects: readonly Defect[], outcomes: readonly Outcome[]): string {
  const classes =
    group === 'all' ? defects.length : defects.filter((defect) => defect.group === group).length;
  const of = (verdict: Outcome['verdict']) => outcomes.filter((each) => each.verdict === verdict).length;
  const share = outcomes.length === 0 ? '' : ` (${((100 * of('right')) / outcomes.length).toFixed(1)} %)`;
  return `| ${group} | ${classes} | ${outcomes.length} | ${of('right')}${share} | ${of('elsewhere')} | ${of('missed')} |`;
}
