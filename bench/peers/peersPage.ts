import { availableParallelism, loadavg } from 'node:os';
import type { Taken } from './askPeer.ts';
import type { Findings, Share } from './findings.ts';

/** What was measured of a validator. */
export interface Measured {
  readonly name: string;
  readonly version: string;
  readonly coldSeconds: Taken;
  readonly warmMilliseconds: Taken;
  readonly findings: Findings;
}

/** The page on our validator and those of npm. @param skipped those that could not be had, and why */
export function peersPage(all: readonly Measured[], skipped: readonly string[], runs: number): string {
  const [first] = all as [Measured];
  const { findings } = first;
  const groups = [...findings.found.keys()];
  const faults = total(findings).of;
  const head = (titles: readonly string[]) =>
    `| ${titles.join(' | ')} |\n|---|${'---:|'.repeat(titles.length - 1)}`;
  const rows = (cells: (each: Measured) => readonly string[]) =>
    all.map((each) => `| ${each.name} | ${cells(each).join(' | ')} |`).join('\n');
  const resources = findings.own.of;
  return `# Our validator and those of npm

Written by \`npm run bench:peers\`, which installs the others into a temporary folder: ${all
    .slice(1)
    .map(({ version }) => version)
    .join(', ')}.
${skipped.length === 0 ? '' : `\nSKIPPED: ${skipped.join('; ')}.\n`}
\`@atomic-ehr/fhirschema\` is left out: it rejected four of seven sound resources, so that what it finds says nothing.

## Speed

The ${resources} resources of the low back pain guideline. Cold is a whole process that reads the files and validates each; warm is a process that has done so
once, files and JSON aside. ${runs === 1 ? 'One run' : `Medians of ${runs} runs`} of each in turn on ${availableParallelism()} cores, Node.js ${process.versions.node}. What else the machine does
(load ${loadavg()[0]?.toFixed(1)} at the end) disturbs processor time, of all cores, less than the clock.

${head(['validator', 'cold, seconds', 'of the processor', 'warm, resources a second', 'a second of the processor'])}
${rows(({ coldSeconds, warmMilliseconds }) => [
  coldSeconds.clock.toFixed(2),
  Number.isNaN(coldSeconds.processor) ? '–' : coldSeconds.processor.toFixed(2),
  ((1000 * resources) / warmMilliseconds.clock).toFixed(0),
  ((1000 * resources) / warmMilliseconds.processor).toFixed(0),
])}

## What is found of ${faults} single faults

Each class of faults of \`test/validation/defects\` is made once, in one of four sound bundles. A fault is found when there is at least one error that there was
not before. Ours is given the bundle; each other one the changed resource by itself and the bundle, and a new error in either counts; one that throws counts as
an error. Some faults deserve no more than a warning, which the second column has.

**The classes are our own.** We wrote them and mended our rules until all were found, and many groups are of knowledge artifacts, which the others never meant to
look into. Read the first row as a list of what is covered, not as a measure; HL7's cases below are others' work.

${head(['validator', 'an error', 'an error or a warning'])}
${rows(({ findings: each }) => [percent(total(each)), percent(each.noticed)])}

${head(['group', 'faults', ...all.map(({ name }) => name)])}
${groups.map((group) => `| ${group} | ${findings.found.get(group)?.of} | ${all.map((each) => percent(each.findings.found.get(group), false)).join(' | ')} |`).join('\n')}

## False alarms

Sound resources with an error: those of our package, which both official engines accept; those of the two bundles of the tests that are as others publish
them; and published examples that the official engine accepts. Harmless are changes to the bundles that break nothing.

${head(['validator', 'our package', 'foreign bundles', 'published', 'harmless changes'])}
${rows(({ findings: { own, foreign, harmless, cases } }) => [own, foreign, cases?.published, harmless].map(counted))}

## HL7's cases

${
  findings.cases === undefined
    ? 'SKIPPED: the cases of others do not lie beside the checkout (`../shared/cases`).'
    : `A part of HL7's own suite with the outcomes that it records. The verdict is that there is some error, or none. The others are given the file alone, since none of
them takes definitions in the same way; a file that is no JSON counts as found by whoever reads it. We had these cases before us while we wrote our rules: on others, of the same suite, expect less.

${head(['validator', 'same verdict', 'of the invalid ones found'])}
${rows(({ findings: { cases } }) => [percent(cases?.verdict), percent(cases?.invalid)])}`
}
`;
}

function total({ found }: Findings): Share {
  return [...found.values()].reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }));
}

function percent(share: Share | undefined, withCount = true): string {
  if (share === undefined || share.of === 0) return '–';
  const words = `${((100 * share.count) / share.of).toFixed(0)} %`;
  return withCount ? `${words} (${counted(share)})` : words;
}

function counted(share: Share | undefined): string {
  return share === undefined ? '–' : `${share.count} of ${share.of}`;
}
