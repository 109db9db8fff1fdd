import { readFileSync } from 'node:fs';
import { ourErrors } from '../../test/interop/support/ourVerdict.ts';
import { findSharedCases } from '../../test/interop/support/sharedCases.ts';
import type { ValidatorCase } from '../../test/interop/support/validatorCase.ts';
import { errorsOf, type Runnable } from './askPeer.ts';
import { changedBundles, entriesOf, resourcesIn, sound } from './peerCases.ts';
import type { Tree } from './peers.ts';

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** What a validator says where it is known what is right. */
export interface Findings {
  /** Of the faults of each group those after which there is a new error. */
  readonly found: ReadonlyMap<string, Share>;
  /** Of all faults those after which there is a new error or warning. */
  readonly noticed: Share;
  /** Of the changes that break nothing those after which there is a new error. */
  readonly harmless: Share;
  /** Of the sound resources of our package and of the bundles as others publish them those with an error. */
  readonly own: Share;
  readonly foreign: Share;
  /** Cases of others: undefined where they do not lie beside the checkout. */
  readonly cases: CaseFindings | undefined;
}

/** What a validator says of cases that others wrote. */
export interface CaseFindings {
  /** Of the published resources that the official engine accepts those with an error. */
  readonly published: Share;
  /** Of HL7's cases those with the recorded verdict: some error, or none. */
  readonly verdict: Share;
  /** Of the invalid ones among them those with an error. */
  readonly invalid: Share;
}

const changed = changedBundles();
const shared = findSharedCases([]);

/**
 * Asks our validator or another about everything. Ours is given what belongs together, since it looks from one resource to another. Another one is
 * given a changed resource by itself as well as its bundle, and has found a fault when it has a new error in either.
 */
export async function findingsOf(
  runner: string,
  who: Runnable,
  isOurs: boolean,
  folder: string,
): Promise<Findings> {
  const own = resourcesIn(folder);
  const lists = [
    isOurs ? [own] : own.map((each) => [each]),
    ...sound.map((bundle) => (isOurs ? [[bundle]] : [[bundle], ...entriesOf(bundle).map((each) => [each])])),
    ...changed.map(({ bundle, entry }) => {
      const alone = entriesOf(bundle)[entry];
      return isOurs || alone === undefined ? [[bundle]] : [[bundle], [alone]];
    }),
  ];
  const [ofOwn = [], ...rest] = await errorsOf(runner, who, lists);
  const before = rest.slice(0, sound.length);
  const after = rest.slice(sound.length);
  const levels = changed.map(({ from, entry }, index) => {
    const [inBundle = [], alone = []] = after[index] ?? [];
    const said = [...news(inBundle, before[from]?.[0]), ...news(alone, before[from]?.[entry + 1])];
    return said.some(isError) ? 'error' : said.length > 0 ? 'warning' : 'nothing';
  });
  const groups = [...new Set(changed.map(({ group }) => group))];
  const shareOfGroup = (wanted: string | undefined) =>
    shareOf(changed.flatMap(({ group }, index) => (group === wanted ? [levels[index] === 'error'] : [])));
  const named = groups.flatMap((group) =>
    group === undefined ? [] : [[group, shareOfGroup(group)] as const],
  );
  const rejected = (of: number, lists: readonly (readonly (readonly string[])[])[]) =>
    isOurs
      ? {
          count: new Set(
            lists
              .flat(2)
              .filter(isError)
              .map((error) => error.split(' ')[1]),
          ).size,
          of,
        }
      : shareOf(lists.flatMap((list) => list.slice(-of)).map(hasError));
  const foreign = [...sound.keys()].filter((at) => isForeign(at));
  return {
    found: new Map(named),
    noticed: shareOf(changed.flatMap(({ group }, index) => (group ? [levels[index] !== 'nothing'] : []))),
    harmless: shareOfGroup(undefined),
    own: rejected(own.length, [ofOwn]),
    foreign: foreign
      .map((at) => rejected(entriesOf(sound[at] as Tree).length, [before[at] ?? []]))
      .reduce((sum, share) => ({ count: sum.count + share.count, of: sum.of + share.of })),
    cases: shared && (await casesOf(shared, isOurs ? judgeByOurs : judgeByOther)),
  };

  async function judgeByOther(cases: readonly ValidatorCase[]): Promise<readonly boolean[]> {
    const read = cases.map(({ file }) => readResource(file));
    const [errors = []] = await errorsOf(runner, who, [read.map((each) => (each ? [each] : []))]);
    return read.map((each, index) => each === undefined || hasError(errors[index] ?? []));
  }
}

/** The last of the sound bundles is a cut of our package. */
function isForeign(at: number): boolean {
  return at < sound.length - 1;
}

async function judgeByOurs(cases: readonly ValidatorCase[]): Promise<readonly boolean[]> {
  const verdicts: boolean[] = [];
  for (const { file, beside } of cases) verdicts.push(isSome(await ourErrors(file, beside)));
  return verdicts;
}

async function casesOf(
  cases: readonly ValidatorCase[],
  judge: (cases: readonly ValidatorCase[]) => Promise<readonly boolean[]>,
): Promise<CaseFindings> {
  const verdicts = await judge(cases);
  const of = (
    wanted: (each: ValidatorCase) => boolean,
    right: (error: boolean, each: ValidatorCase) => boolean,
  ) => shareOf(cases.flatMap((each, index) => (wanted(each) ? [right(verdicts[index] === true, each)] : [])));
  const isInvalid = ({ recorded }: ValidatorCase) => isSome(recorded ?? []);
  return {
    published: of(
      (each) => each.class === 'clean',
      (error) => error,
    ),
    verdict: of(
      ({ recorded }) => recorded !== undefined,
      (error, each) => error === isInvalid(each),
    ),
    invalid: of(isInvalid, (error) => error),
  };
}

/** What stands in a file; undefined where it is no JSON, which counts as an error of whoever reads it. */
function readResource(file: string): Tree | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function news(said: readonly string[], before: readonly string[] = []): readonly string[] {
  return said.filter((each) => !before.includes(each));
}

function isError(said: string): boolean {
  return said.startsWith('error ');
}

function hasError(said: readonly string[]): boolean {
  return said.some(isError);
}

function isSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}

function shareOf(each: readonly boolean[]): Share {
  return { count: each.filter(Boolean).length, of: each.length };
}
