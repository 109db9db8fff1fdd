import { listVariables } from '../apply/recordVariables.ts';
import { isResourceType } from '../definitions/shape.ts';
import { UsageError } from './usageError.ts';

const draftOrder = 'DraftOrder';

/**
 * The resource types that somebody says were read in full: names with commas between, or `all` for every type that lists are made of.
 * A name that is none is a mistake and not overlooked: its list would stay incomplete without a word.
 * @throws UsageError
 */
export function completeTypes(said: string): readonly string[] {
  const lists = [...Object.values(listVariables), draftOrder];
  const names = said
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 1 && names[0] === 'all') return lists;
  const odd = names.filter((name) => name !== draftOrder && !isResourceType(name));
  if (odd.length > 0)
    throw new UsageError(
      `--complete: ${odd.map((name) => `"${name}"`).join(', ')} is no resource type of R4. Lists are made of ${lists.join(', ')}; "all" names all of them.`,
    );
  return names;
}
