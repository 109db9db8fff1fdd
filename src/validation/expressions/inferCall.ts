import { shapeOf } from '../../definitions/shape.ts';
import { closest } from '../closest.ts';
import { fhirpathFunctions } from './fhirpathFunctions.ts';
import type { Inference } from './inference.ts';
import { itemCalls } from './itemCalls.ts';
import { listCalls } from './listCalls.ts';
import { replacements } from './replacements.ts';
import { one, type StaticType, unknownType } from './staticType.ts';
import type { Call, Syntax } from './syntax.ts';

/**
 * A function call. Reports `fhirpath-function` for what is not portable, `fhirpath-arguments` for too few or many of them, `fhirpath-scalar-as-list` and
 * `fhirpath-list-as-scalar` for what is asked of the wrong thing, and the rules of single functions.
 */
export function inferCall(call: Call, inference: Inference): StaticType {
  const { name, parameters } = call;
  if (name === 'today' && !call.input && parameters.length === 0) return { ...one('Date'), certain: true };
  const overList = listCalls.find((rule) => rule.name === name);
  const rule = overList ?? itemCalls.find((each) => each.name === name);
  if (!rule || (name === 'memberOf' && !inference.memberOf)) {
    if (/^[a-z]/i.test(name) && !fhirpathFunctions.has(name))
      return inference.fault(
        'fhirpath-function-unknown',
        `FHIRPath has no function ${name}()${suggestion(name)}`,
        call,
      );
    const [type] = parameters;
    const unknown = name === 'ofType' && type ? unknownTypeIn(type) : undefined;
    if (unknown !== undefined)
      return inference.fault('fhirpath-type-unknown', `FHIR R4 has no type "${unknown}".`, call);
    const instead = replacements.get(name);
    inference.fault(
      'fhirpath-function',
      `${name}() is not in the portable subset${instead ? `: ${instead}` : '.'}`,
      call,
    );
    return inferOther(call, inference);
  }
  const [least, most] = rule.parameters;
  if (parameters.length < least || parameters.length > most)
    return inference.fault(
      'fhirpath-arguments',
      `${name}() takes ${least === most ? least : `${least} or ${most}`} parameters, here are ${parameters.length}.`,
      call,
    );
  const input = call.input ? inference.infer(call.input) : inference.focus;
  if (!input)
    return inference.fault(
      'fhirpath-root-path',
      `${name}() is asked of nothing. Start from %subject or a list variable.`,
      call,
    );
  if (input.types.length === 0) return unknownType;
  if (overList && !input.list)
    return inference.fault(
      'fhirpath-scalar-as-list',
      `${name}() is for lists, and this is one ${input.types[0]}: HAPI does not compile it. Ask a repeating child (coding.where(...).exists()), or .hasValue() of a primitive.`,
      call,
    );
  if (!overList && input.list)
    return inference.fault(
      'fhirpath-list-as-scalar',
      `${name}() is for one item, and this is a list. Ask it of each: where(${name}(...)).exists().`,
      call,
    );
  return rule.infer(call, input, inference);
}

const sameItems = ['first', 'last', 'single', 'tail', 'skip', 'distinct', 'trace'];

/** What a function beyond the portable subset gives, as far as paths behind it need it; what it is asked of is looked at in any case. */
function inferOther({ name, input, parameters }: Call, inference: Inference): StaticType {
  const given = input ? inference.infer(input) : inference.focus;
  if (!given || given.types.length === 0) return unknownType;
  const item = { ...given, list: false, certain: false };
  const [parameter] = parameters;
  if (sameItems.includes(name)) return name === 'tail' || name === 'skip' ? given : item;
  if ((name === 'ofType' || name === 'as') && parameter?.kind === 'member') {
    const type = parameter.name;
    return shapeOf(type) ? { ...given, types: [type], certain: false } : unknownType;
  }
  if (name === 'select' && parameter) {
    const selected = inference.infer(parameter, item);
    return { ...selected, list: true, certain: false };
  }
  if (name === 'all' && parameter) inference.infer(parameter, item);
  return unknownType;
}

function suggestion(name: string): string {
  const near = closest(name, [...fhirpathFunctions]);
  return near ? `. Did you mean ${near}()?` : '.';
}

/** The name that the argument of `ofType` has and no type of FHIR or of FHIRPath itself. */
function unknownTypeIn(argument: Syntax): string | undefined {
  if (argument.kind !== 'member') return undefined;
  const space = argument.input?.kind === 'member' ? argument.input.name : undefined;
  if (space !== undefined && space !== 'FHIR') return undefined;
  return shapeOf(argument.name) ||
    /^(?:Boolean|String|Integer|Decimal|Date|DateTime|Time)$/.test(argument.name)
    ? undefined
    : argument.name;
}
