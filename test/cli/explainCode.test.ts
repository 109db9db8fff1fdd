import { expect, test } from 'vitest';
import { catalogue } from '../../src/validation/catalogue/catalogue.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';

const scratch = scratchFolder();
const explain = (...args: string[]) => callCli(scratch, 'validate', '--explain', ...args);

test('a code is explained: what it wants, why, the specification, and an example with what stands beside it', async () => {
  expect(await explain('canonical-version')).toEqual({
    code: 0,
    err: '',
    out: `canonical-version, error (References and canonicals)

Wants: A canonical with a version names the version that stands in the package.
Why:   A server looks for just that version, finds none, and the plan cannot be applied.
Spec:  https://hl7.org/fhir/R4/references.html#canonical

Faulty:
{
  "resourceType": "PlanDefinition",
  "status": "draft",
  "library": ["http://example.org/fhir/Library/Logic|1"]
}

Found: error at PlanDefinition.library[0]: The reference asks for version 1 of http://example.org/fhir/Library/Logic, which is here as 2: let them agree.

Mended:
{
  "resourceType": "PlanDefinition",
  "status": "draft",
  "library": ["http://example.org/fhir/Library/Logic|2"]
}

Beside it:
{
  "resourceType": "Library",
  "status": "draft",
  "type": { "text": "logic" },
  "url": "http://example.org/fhir/Library/Logic",
  "version": "2"
}
`,
  });
});

test('what only builds ask for says so', async () => {
  expect((await explain('id-format')).out).toMatch(/^When: {2}in builds, not in knart validate/m);
  expect((await explain('plan-cycle')).out).not.toContain('When:');
});

test('the key of an invariant gives its words and expression, at each place that has it', async () => {
  expect((await explain('exp-1')).out).toBe(`exp-1 of Expression, an invariant of R4 (error)

Wants:      An expression or a reference must be provided
Expression: expression.exists() or reference.exists()
Spec:       https://hl7.org/fhir/R4/datatypes.html
`);
  expect((await explain('inv-1')).out.match(/^inv-1 of \S+,/gm)).toEqual([
    'inv-1 of Parameters.parameter,',
    'inv-1 of Task,',
    'inv-1 of TestReport.setup.action,',
  ]);
});

test('of an invariant that is read otherwise or held elsewhere, that is said', async () => {
  expect((await explain('bdl-8')).out).toMatch(
    /^Read here: {2}fullUrl\.empty\(\) or .*\nWhy: {8}an entry needs no/m,
  );
  expect((await explain('que-2')).out).toMatch(/^Held by: {4}rule questionnaire-link-id$/m);
  expect((await explain('pdf-0')).out).toMatch(/^Held by: {4}rule name-format$/m);
});

test('without a code all are listed, with their severities', async () => {
  const { code, out } = await explain();
  expect(code).toBe(0);
  for (const entry of catalogue) expect(out).toMatch(new RegExp(`^${entry.code} +${entry.severity} `, 'm'));
});

test('an unknown code is a wrong call, and the closest one is named', async () => {
  expect(await explain('plan-cycel')).toEqual({
    code: 2,
    out: '',
    err: 'No finding has the code "plan-cycel": did you mean plan-cycle? knart validate --explain lists all.\n',
  });
  expect((await explain('dom-66')).err).toContain('did you mean dom-6?');
  expect((await explain('nonsense')).err).toBe(
    'No finding has the code "nonsense". knart validate --explain lists all.\n',
  );
});

test('a call that names nothing to validate is a wrong one', async () => {
  expect(await callCli(scratch, 'validate')).toEqual({
    code: 2,
    out: '',
    err: 'Say which files, packages or folders to validate.\n',
  });
});
