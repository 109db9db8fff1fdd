import { join } from 'node:path';
import type { Built } from '../build.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { countTypes } from '../package/guidelinePackage.ts';
import { countFindings } from './countFindings.ts';

/** What a build made, for a person: rows read, artifacts per type, where to look, findings, time taken. */
export function buildSummary(
  built: readonly Built[],
  out: string,
  diagnostics: readonly Diagnostic[],
  seconds: string,
): string {
  const parts = built.map((one) => guidelineSummary(one, out));
  return `${parts.join('\n\n')}\n\n${countFindings(diagnostics)}; ${seconds} s\n`;
}

function guidelineSummary({ guideline, pack, largest }: Built, out: string): string {
  const { id, identity, recommendations, sections, ledger } = guideline;
  const claimed = ledger.filter((claim) => claim.kind !== 'blank').length;
  const types = Object.entries(countTypes(pack.catalog));
  const maps = pack.catalog.ofType('ConceptMap').filter(({ resource }) => resource.status === 'draft').length;
  return [
    `${identity.title} (${id} ${identity.version}, ${identity.status})`,
    `  ${counted(recommendations.length, 'recommendation row')} in ${counted(sections.length, 'section')}; all ${claimed} source lines claimed`,
    `  ${pack.catalog.artifacts.length} artifacts:`,
    ...types.map(([type, count]) => `    ${String(count).padStart(4)} ${type}`),
    ...(identity.status !== 'draft' && maps > 0
      ? [`  Still draft: ${counted(maps, 'editorial concept map')}`]
      : []),
    ...largest.map(
      ({ what, subject, bytes }) =>
        `  Largest ${what === 'rail' ? 'rail' : 'condition'} ${bytes} bytes (${subject})`,
    ),
    ...(pack.memberOf ? ['  Code sets: FHIRPath asks memberOf, so it is not for HAPI; the CQL is'] : []),
    `  Open   ${join(out, id, 'site', 'index.html')}`,
    `  Import ${join(out, id, 'r4', 'bundles', 'transaction.json')} (README.md beside it)`,
  ].join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
