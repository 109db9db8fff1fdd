import type { Guideline } from '../../src/knowledge/guideline.ts';
import { readGuideline } from '../../src/knowledge/readGuideline.ts';
import { packageRoot } from '../../src/packageRoot.ts';

/** The first real guideline, read from its folder; throws with what was reported if it is not sound. */
export async function aspnGuideline(): Promise<Guideline> {
  const shown = 'input/aspn-low-back-pain';
  const reported: string[] = [];
  const guideline = await readGuideline({ path: `${packageRoot}${shown}`, shown }, {}, ({ message }) =>
    reported.push(message),
  );
  if (!guideline) throw new Error(reported.join('\n'));
  return guideline;
}
