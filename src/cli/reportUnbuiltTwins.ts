import type { Report } from '../diagnostic.ts';
import { readYamlOf } from '../input/guidelineFolder.ts';
import type { GuidelineFile } from '../knowledge/files.ts';
import type { FoundGuideline } from './findGuidelines.ts';
import { placeBelow } from './reportBelow.ts';

/**
 * Names guidelines that share an id although one of them could not be built, as a copied folder never can (its id is not
 * its name). Those that were built are compared by `checkTogether`. Reports `guideline-twice`.
 */
export async function reportUnbuiltTwins(
  found: readonly FoundGuideline[],
  wasBuilt: (guideline: FoundGuideline) => boolean,
  report: Report,
): Promise<void> {
  const first = new Map<string, { readonly file: string; readonly built: boolean }>();
  for (const one of found) {
    // What is wrong with the file was reported when it was read.
    const yaml = await readYamlOf<GuidelineFile>(one.folder, 'guideline', true, () => undefined);
    if (!yaml) continue;
    const { id } = yaml.value;
    const place = placeBelow(one.root, yaml.place(['id']));
    const twin = first.get(id);
    if (!twin) first.set(id, { file: place.file, built: wasBuilt(one) });
    else if (!twin.built || !wasBuilt(one))
      report({
        code: 'guideline-twice',
        severity: 'error',
        message: `"${id}" (${place.file}) and "${id}" (${twin.file}) share the id "${id}". Whichever is the copy needs an id, a package id and a canonical base of its own, and its folder the name of that id; or remove it.`,
        place,
      });
  }
}
