import { SaxesParser } from 'saxes';

/** What Jenkins and Surefire both take: attributes (required ones first) and children of each element. */
const shape: Readonly<
  Record<string, { required: readonly string[]; optional: readonly string[]; below: readonly string[] }>
> = {
  testsuites: {
    required: ['tests', 'failures', 'errors'],
    optional: ['name', 'time', 'disabled'],
    below: ['testsuite'],
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['skipped', 'time', 'timestamp', 'hostname', 'id', 'package'],
    below: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    required: ['name', 'classname'],
    optional: ['time', 'status', 'assertions'],
    below: ['failure', 'error', 'skipped', 'system-out', 'system-err'],
  },
  failure: { required: ['type'], optional: ['message'], below: [] },
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly below: Element[];
}

/** What is wrong with a JUnit report; nothing of a good one: its elements, their attributes, and that what it counts is there. */
export function junitFaults(xml: string): readonly string[] {
  const faults: string[] = [];
  const above: Element[] = [{ name: '', attributes: {}, below: [] }];
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => void faults.push(message));
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, below: [] };
    above.at(-1)?.below.push(element);
    above.push(element);
  });
  parser.on('closetag', () => void above.pop());
  parser.write(xml).close();
  const roots = above[0]?.below ?? [];
  if (roots.length !== 1 || roots[0]?.name !== 'testsuites') faults.push('the root is no testsuites');
  return [...faults, ...roots.flatMap(shapeFaults)];
}

function shapeFaults({ name, attributes, below }: Element): readonly string[] {
  const known = shape[name];
  if (!known) return [`${name} is no element of JUnit`];
  const tests = below.flatMap((each) => (each.name === 'testsuite' ? each.below : each)).filter(isTest);
  const failed = tests.filter((test) => test.below.some((each) => each.name === 'failure'));
  const counts = name.startsWith('testsuite')
    ? [
        [attributes.tests, tests.length],
        [attributes.failures, failed.length],
        [attributes.errors, 0],
      ]
    : [];
  return [
    ...known.required.filter((one) => !(one in attributes)).map((one) => `${name} has no ${one}`),
    ...Object.keys(attributes)
      .filter((one) => ![...known.required, ...known.optional].includes(one))
      .map((one) => `${name} has an attribute ${one}`),
    ...below.filter((one) => !known.below.includes(one.name)).map((one) => `${name} holds ${one.name}`),
    ...counts
      .filter(([said, counted]) => said !== String(counted))
      .map(([said, counted]) => `${name} counts ${said} where there are ${counted}`),
    ...below.flatMap(shapeFaults),
  ];
}

function isTest({ name }: Element): boolean {
  return name === 'testcase';
}
