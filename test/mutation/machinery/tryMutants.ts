import { testBench } from './testBench.ts';
import { testUnits } from './testUnits.ts';

/** What the parent asks for: the mutated text of a file, and the units to put it to, in order. */
export interface Order {
  readonly file: string;
  readonly text: string;
  readonly units: readonly string[];
}

/** What a child says: what it knows of a unit at the start, or how a mutant came off. */
export type Answer =
  | {
      readonly is: 'baseline';
      readonly unit: string;
      readonly failed: string | undefined;
      readonly milliseconds: number;
      readonly sources: readonly string[];
    }
  | { readonly is: 'ready' }
  | {
      readonly is: 'tried';
      /** The units that were run with their times; the last one noticed, if `failed` is there. */
      readonly ran: readonly { readonly unit: string; readonly milliseconds: number }[];
      readonly failed: string | undefined;
    };

// A child of `runMachinery`: says how the tests run as they are (one that stands in for another need not), then puts each mutant
// that it is sent to them.
const say = (answer: Answer) => process.send?.(answer);
const units = testUnits(process.argv.includes('--thorough'));
const bench = await testBench();
// What the tests print on the way says nothing here.
process.stdout.write = () => true;
process.on('unhandledRejection', () => undefined);

bench.change(new Map());
for (const unit of process.argv.includes('--again') ? [] : units) {
  const {
    passed,
    failed = passed === 0 ? 'there is no such test' : undefined,
    milliseconds,
  } = await bench.run(unit);
  say({ is: 'baseline', unit: unit.id, failed, milliseconds, sources: bench.sourcesOf(unit) });
}
process.on('message', (order: Order) => void tryMutant(order).then(say));
say({ is: 'ready' });

async function tryMutant({ file, text, units: wanted }: Order): Promise<Answer> {
  bench.change(new Map([[file, text]]));
  const ran: { unit: string; milliseconds: number }[] = [];
  for (const id of wanted) {
    const unit = units.find((each) => each.id === id);
    if (!unit) throw new Error(`no unit ${id}`);
    const { failed, milliseconds } = await bench.run(unit);
    ran.push({ unit: id, milliseconds });
    if (failed !== undefined) return { is: 'tried', ran, failed };
  }
  return { is: 'tried', ran, failed: undefined };
}
