import type { ValueSet } from 'fhir/r4.js';
import type { Artifact } from '../artifact.ts';
import type { CodeList } from '../knowledge/codeList.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { experimental, header } from './canonical.ts';
import { composition, countedMembers, definiteMembers, type Members } from './codeListMembers.ts';
import { codeListDescription, definiteDescription } from './codeListWords.ts';
import { noticesOf } from './codeSystemNotices.ts';
import { inSpecOrder } from './elementOrder.ts';
import { capabilities, derivations, representation } from './extensions.ts';
import { definiteSlug, definiteTitle } from './lookupIn.ts';
import { claims } from './profiles.ts';

/**
 * The code lists as ValueSets. `<list>` holds everything that counts; codes of the class `never` stay out, of the families
 * too. `<list>-definite` holds what is definite evidence, of the lists that logic reads (docs/logic.md, Membership). Lists that
 * no logic reads are built as well: they are the terminology that reviewers see.
 */
export function buildCodeListValueSets(guideline: Guideline): Artifact[] {
  const read = listsRead(guideline);
  return guideline.codeLists.flatMap((list) => {
    const definite = definiteMembers(list);
    return [
      buildCodeListValueSet(guideline, list),
      ...(read.has(list.id) && definite.codes.length + definite.families.length > 0
        ? [buildDefiniteValueSet(guideline, list, definite)]
        : []),
    ];
  });
}

/** A list of public codes as a ValueSet. */
export function buildCodeListValueSet(guideline: Guideline, list: CodeList): Artifact {
  const members = countedMembers(list);
  return valueSet(guideline, list, members, {
    slug: list.id,
    title: list.title,
    description: codeListDescription(list, members),
  });
}

function buildDefiniteValueSet(guideline: Guideline, list: CodeList, members: Members): Artifact {
  return valueSet(guideline, list, members, {
    slug: definiteSlug(list.id),
    title: definiteTitle(list),
    description: definiteDescription(list),
  });
}

/** Ids of the lists whose codes logic reads by their class. */
function listsRead({ criteria, population }: Guideline): ReadonlySet<string> {
  // Named criteria are all looked through themselves, so there is no need to follow names.
  const facts = criteria.flatMap(
    ({ criterion }) => readsOf(criterion, () => ({ kind: 'any', of: [] })).facts,
  );
  // Scores go by their value, and sites by codes that are spelled out.
  const records = facts.filter(({ kind }) => kind !== 'score' && kind !== 'sites');
  return new Set([...codeListsOf(records), ...(population.codeList ? [population.codeList] : [])]);
}

function valueSet(
  guideline: Guideline,
  list: CodeList,
  members: Members,
  { slug, title, description }: { slug: string; title: string; description: string },
): Artifact {
  const shared = header(guideline, 'ValueSet', { slug, name: `ValueSet ${slug}`, title, description });
  const composed = composition(guideline, members);
  // An empty slot has nothing to compose, so the set is not computable yet (cvs-1).
  const computable = 'compose' in composed ? ['computablevalueset'] : [];
  const resource: ValueSet = {
    resourceType: 'ValueSet',
    ...shared,
    ...experimental(guideline),
    ...claims({ crmi: ['shareablevalueset', 'publishablevalueset', ...computable] }),
    extension: [
      ...capabilities('shareable', 'computable', 'publishable'),
      representation('structured'),
      ...derivations(guideline, [list.place]),
    ],
    immutable: false,
    copyright: [shared.copyright, ...noticesOf(members.codes)].join('\n\n'),
    ...composed,
  };
  return { resource: inSpecOrder(resource), sources: [list.place], authored: list.authored };
}
