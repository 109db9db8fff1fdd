import type { CallRule } from './callRule.ts';
import type { Inference } from './inference.ts';
import { patternFault } from './patternFault.ts';
import { boolean, certainBoolean, familyOf, one, type StaticType, unknownType } from './staticType.ts';
import type { Call, Syntax } from './syntax.ts';

/** The functions that are asked of one item. */
export const itemCalls: readonly CallRule[] = [
  { name: 'not', parameters: [0, 0], infer: inferNot },
  { name: 'hasValue', parameters: [0, 0], infer: inferHasValue },
  { name: 'matches', parameters: [1, 1], infer: inferMatches },
  { name: 'startsWith', parameters: [1, 1], infer: inferText },
  { name: 'lower', parameters: [0, 0], infer: inferLower },
  { name: 'toString', parameters: [0, 0], infer: inferToString },
  { name: 'substring', parameters: [2, 2], infer: inferSubstring },
  { name: 'toDate', parameters: [0, 0], infer: inferToDate },
  { name: 'memberOf', parameters: [1, 1], infer: inferMemberOf },
];

function inferNot(call: Call, input: StaticType, inference: Inference): StaticType {
  if (familyOf(input.types[0] as string) !== 'boolean')
    return inference.fault(
      'fhirpath-not-boolean',
      `not() is asked of a Boolean, this is ${input.types[0]}.`,
      call,
    );
  if (!input.certain)
    return inference.fault(
      'fhirpath-negation',
      'not() of something that may be missing is empty, and counts as false. Write (... ~ true).not(), or where(...).empty().',
      call,
    );
  return certainBoolean;
}

function inferHasValue(call: Call, input: StaticType, inference: Inference): StaticType {
  const complex = input.types.find((type) => familyOf(type) === 'other' || familyOf(type) === 'quantity');
  if (complex)
    return inference.fault(
      'fhirpath-scalar-as-list',
      `hasValue() of ${complex} is false in one engine and true in the other. Ask it of a primitive, or ask "(x is ${complex}) ~ true".`,
      call,
    );
  return certainBoolean;
}

function inferText(call: Call, input: StaticType, inference: Inference): StaticType {
  if (familyOf(input.types[0] as string) !== 'text')
    return inference.fault(
      'fhirpath-type-mismatch',
      `${call.name}() is asked of a text, this is ${input.types[0]}.`,
      call,
    );
  for (const parameter of call.parameters) inference.infer(parameter);
  return boolean;
}

function inferLower(call: Call, input: StaticType, inference: Inference): StaticType {
  return inferText(call, input, inference) === boolean ? one('String') : unknownType;
}

function inferMatches(call: Call, input: StaticType, inference: Inference): StaticType {
  const [pattern] = call.parameters as [Syntax];
  if (pattern.kind === 'literal' && pattern.type === 'String' && !isPattern(pattern.text.slice(1, -1)))
    return inference.fault(
      'fhirpath-pattern',
      `${pattern.text} is no regular expression: no engine reads it.`,
      call,
    );
  if (pattern.kind !== 'literal' || pattern.type !== 'String' || !isAnchored(pattern.text.slice(1, -1)))
    return inference.fault(
      'fhirpath-unanchored',
      "matches() finds a part in one engine and wants the whole in the other. Anchor both ends around all alternatives: '^(?:...)$'.",
      call,
    );
  const fault = patternFault(pattern.text.slice(2, -2));
  if (fault)
    return inference.fault(
      'fhirpath-pattern',
      `In the pattern ${pattern.text}, engines differ at "${fault.rest}", or do not read it at all. ${fault.instead}`,
      call,
    );
  return inferText({ ...call, parameters: [] }, input, inference);
}

/** FHIRPath doubles its backslashes. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text.replaceAll('\\\\', '\\')) !== undefined;
  } catch {
    return false;
  }
}

/** `^` and `$` hold for all alternatives: either there is a group around them, or none stands outside of groups. */
function isAnchored(pattern: string): boolean {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return false;
  let depth = 0;
  let inClass = false;
  for (const character of pattern) {
    if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) return false;
  }
  return true;
}

function inferToString(call: Call, input: StaticType, inference: Inference): StaticType {
  if (!['Boolean', 'dateTime', 'Date'].includes(input.types[0] as string))
    return inference.fault(
      'fhirpath-function',
      `toString() is portable for a dateTime, a day and a Boolean that was worked out, not for ${input.types[0]}.`,
      call,
    );
  return one('String');
}

/** The first letters of a text; `substring(0, 10)` of a dateTime is its day. */
function inferSubstring(call: Call, input: StaticType, inference: Inference): StaticType {
  if (call.parameters.some((each) => each.kind !== 'literal' || each.type !== 'Integer'))
    return inference.fault('fhirpath-function', 'substring() was tried with numbers only.', call);
  return inferText(call, input, inference) === boolean ? one('String') : unknownType;
}

/** Of an element with a time it is empty in one engine; of a text it is not. */
function inferToDate(call: Call, input: StaticType, inference: Inference): StaticType {
  if (input.types[0] !== 'String')
    return inference.fault(
      'fhirpath-function',
      `toDate() is portable for a text, not for ${input.types[0]}. Write x.toString().substring(0, 10).toDate().`,
      call,
    );
  return one('Date');
}

function inferMemberOf(call: Call, input: StaticType, inference: Inference): StaticType {
  const [url] = call.parameters as [Syntax];
  if (url.kind !== 'literal' || url.type !== 'String')
    return inference.fault(
      'fhirpath-type-mismatch',
      'memberOf() takes the url of a ValueSet as a text; what is worked out cannot be looked for beforehand.',
      call,
    );
  if (!['Coding', 'CodeableConcept'].includes(input.types[0] as string))
    return inference.fault(
      'fhirpath-type-mismatch',
      `memberOf() is asked of a Coding or CodeableConcept, this is ${input.types[0]}.`,
      call,
    );
  return boolean;
}
