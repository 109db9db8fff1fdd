import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** How values of contacts look, by system. https://hl7.org/fhir/R4/valueset-contact-point-system.html */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly like: string }>> = {
  email: { form: /^(?:mailto:)?[^\s@]+@[^\s@]+$/, like: 'name@example.org' },
  url: { form: /^(?:[a-z][a-z0-9+.-]*:\S+|[\w-]+(?:\.[\w-]+)+\S*)$/i, like: 'https://example.org' },
};

/** Ways to reach somebody. */
export const contactValue: Rule = {
  code: 'contact-value',
  group: 'structure',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#ContactPoint',
  wants: 'A contact says where: an address of mail with @, a url with its scheme.',
  why: 'Nobody can ask the authors, or a link leads nowhere.',
  example: {
    faulty: contact('desk.example.org'),
    mended: contact('desk@example.org'),
  },
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'ContactPoint')) {
      if (!isObject(typed.value)) continue;
      const { system, value, extension } = typed.value;
      if (
        value === undefined &&
        system !== undefined &&
        extension === undefined &&
        !('_value' in typed.value)
      )
        yield { message: `The contact by ${system} has no value.`, fhirPath: fhirPathOf(typed) };
      const known = typeof system === 'string' && Object.hasOwn(forms, system) ? forms[system] : undefined;
      if (!known || typeof value !== 'string' || known.form.test(value.trim())) continue;
      yield {
        message: `"${value}" is no ${system}: write ${known.like} say.`,
        fhirPath: `${fhirPathOf(typed)}.value`,
      };
    }
  },
};

function contact(value: string) {
  return {
    resourceType: 'PlanDefinition',
    status: 'draft',
    contact: [{ telecom: [{ system: 'email', value }] }],
  };
}
