import type { CallRule } from './callRule.ts';
import type { Inference } from './inference.ts';
import { certainBoolean, familyOf, one, type StaticType } from './staticType.ts';
import type { Call, Syntax } from './syntax.ts';

/** The functions that are asked of lists. */
export const listCalls: readonly CallRule[] = [
  { name: 'where', parameters: [1, 1], infer: inferWhere },
  { name: 'exists', parameters: [0, 1], infer: inferExists },
  { name: 'all', parameters: [1, 1], infer: inferAll },
  { name: 'empty', parameters: [0, 0], infer: () => certainBoolean },
  { name: 'count', parameters: [0, 0], infer: () => ({ ...one('Integer'), certain: true }) },
  { name: 'first', parameters: [0, 0], infer: (_, input) => ({ ...input, list: false }) },
  { name: 'select', parameters: [1, 1], infer: inferSelect },
  { name: 'take', parameters: [1, 1], infer: (_, input) => input },
  { name: 'skip', parameters: [1, 1], infer: (_, input) => input },
  { name: 'distinct', parameters: [0, 0], infer: inferDistinct },
  { name: 'combine', parameters: [1, 1], infer: inferCombine },
];

function inferWhere(call: Call, input: StaticType, inference: Inference): StaticType {
  criterion(call, input, inference);
  return input;
}

function inferExists(call: Call, input: StaticType, inference: Inference): StaticType {
  criterion(call, input, inference);
  return certainBoolean;
}

/** The parameter that is asked of each item. */
function criterion({ parameters: [parameter] }: Call, input: StaticType, inference: Inference): StaticType {
  if (!parameter) return certainBoolean;
  const type = inference.infer(parameter, { ...input, list: false, certain: false });
  if (parameter.kind === 'type' && parameter.operator === 'as') return type;
  if (type.types.length > 0 && (type.list || familyOf(type.types[0] as string) !== 'boolean'))
    return inference.fault(
      'fhirpath-not-boolean',
      'This asks a Boolean of each item, here is something else. Compare it, or ask .exists().',
      parameter,
    );
  return type;
}

function inferAll(call: Call, input: StaticType, inference: Inference): StaticType {
  if (!criterion(call, input, inference).certain)
    return inference.fault(
      'fhirpath-maybe-empty',
      'all() means different things where its criterion is empty. Write (... ~ true), or where(...).empty().',
      call,
    );
  return certainBoolean;
}

function inferSelect({ parameters }: Call, input: StaticType, inference: Inference): StaticType {
  const type = inference.infer(parameters[0] as Syntax, { ...input, list: false, certain: false });
  return { types: type.types, list: true, certain: false };
}

function inferDistinct(call: Call, input: StaticType, inference: Inference): StaticType {
  if (input.types.some((type) => ['code', 'Coding', 'CodeableConcept'].includes(type)))
    return inference.fault(
      'fhirpath-distinct-codes',
      'Different codes are not different things: one finding coded twice counts as two. Ask exists() of one family and of the set without it, or count what tells the things apart.',
      call,
    );
  return input;
}

function inferCombine({ parameters }: Call, input: StaticType, inference: Inference): StaticType {
  const other = inference.infer(parameters[0] as Syntax);
  if (other.types.length > 0 && !other.list)
    return inference.fault('fhirpath-scalar-as-list', 'combine() joins two lists.', parameters[0] as Syntax);
  return { ...input, types: [...new Set([...input.types, ...other.types])] };
}
