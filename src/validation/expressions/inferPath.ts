import { type ElementDefinition, loadDefinitions } from '../../definitions/definitions.ts';
import { shapeOf } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import type { Inference } from './inference.ts';
import { one, type StaticType, unknownType } from './staticType.ts';
import type { Member, TypeTest } from './syntax.ts';

/** A step of a path. Reports `fhirpath-root-path`, `fhirpath-choice-uncast` and `fhirpath-path-unknown`. */
export function inferMember(member: Member, inference: Inference): StaticType {
  const { name } = member;
  if (!member.input && !inference.focus) {
    if (name === 'Patient') return one('Patient');
    inference.fault(
      'fhirpath-root-path',
      `"${name}" starts from nothing: a condition has no resource of its own. Start from %subject or a list variable.`,
      member,
    );
    return unknownType;
  }
  const input = member.input ? inference.infer(member.input) : (inference.focus as StaticType);
  if (input.types.length === 0) return unknownType;
  if (input.types.length > 1 && !input.types.some((each) => elementOf(each, name)))
    return inference.fault(
      'fhirpath-path-unknown',
      `None of ${input.types.join(', ')} has an element "${name}".`,
      member,
    );
  if (input.types.length > 1) {
    inference.fault(
      'fhirpath-choice-uncast',
      `"${name}" is asked of a choice of types, which means different things to different engines. Cast it first: (${pathOf(member.input)} as ${input.types[0]}).${name}.`,
      member,
    );
    return unknownType;
  }
  const [type] = input.types as [string];
  const element = elementOf(type, name);
  if (!element && (type === 'Resource' || type === 'DomainResource'))
    return inference.fault(
      'fhirpath-choice-uncast',
      `"${name}" is asked of any resource. Cast it first: ($this as ServiceRequest).${name}.`,
      member,
    );
  if (!element) {
    inference.fault(
      'fhirpath-path-unknown',
      `${type} has no element "${name}"${suggestion(type, name)}`,
      member,
    );
    return unknownType;
  }
  const codesOf =
    element.binding?.strength === 'required'
      ? element.binding.valueSet
      : name === 'coding' || name === 'code'
        ? input.codesOf
        : undefined;
  return {
    types: typesOf(type, element),
    list: input.list || (element.max !== undefined && element.max !== '1'),
    certain: false,
    ...(codesOf !== undefined && { codesOf }),
  };
}

/** `is` and `as`. Reports `fhirpath-type-unknown` and `fhirpath-list-as-scalar`. */
export function inferTypeTest(test: TypeTest, inference: Inference): StaticType {
  const operand = inference.infer(test.operand);
  const type = test.type.replace(/^FHIR\./, '');
  if (type.includes('.') || !shapeOf(type)) {
    inference.fault(
      'fhirpath-type-unknown',
      `FHIR R4 has no type "${test.type}". A cast goes in parentheses before the next step: (value as Quantity).value.`,
      test,
    );
    return unknownType;
  }
  if (operand.list) {
    inference.fault(
      'fhirpath-list-as-scalar',
      `"${test.operator}" takes one item, here it may get several. Ask it of each: where(... ${test.operator} ${type}).`,
      test,
    );
    return unknownType;
  }
  if (operand.types.length === 0) return unknownType;
  if (!operand.types.some((each) => isKindOf(each, type) || isKindOf(type, each))) {
    inference.fault(
      'fhirpath-type-impossible',
      `It is never ${type}, only ${operand.types.join(', ')}.`,
      test,
    );
    return unknownType;
  }
  return test.operator === 'is' ? one('Boolean') : one(type);
}

function elementOf(type: string, name: string): ElementDefinition | undefined {
  const elements = shapeOf(type)?.elements ?? [];
  return elements.find((element) => element.name === name || element.name === `${name}[x]`);
}

function typesOf(shape: string, element: ElementDefinition): readonly string[] {
  if (element.contentReference) return [element.contentReference];
  if (element.elements) return [`${shape}.${element.name}`];
  return (element.types ?? []).map((type) => type.code);
}

/** True when one type is the other or descends from it. */
function isKindOf(type: string, ancestor: string): boolean {
  if (type === ancestor) return true;
  const { base } = loadDefinitions().types[type] ?? {};
  return base !== undefined && isKindOf(base, ancestor);
}

function suggestion(type: string, name: string): string {
  const near = closest(name, shapeOf(type)?.elements.map((element) => element.name.replace('[x]', '')) ?? []);
  return near ? `; did you mean "${near}"?` : '. See the type in FHIR R4.';
}

function pathOf(syntax: Member['input']): string {
  return syntax?.kind === 'member' ? syntax.name : '...';
}
