import type { ExplainedAction, ExplainedEvidence, ExplainedPart, Explanation } from './explanation.ts';

/** All the evidence of an explanation: of its criteria, and of what its conditions ask without a name. */
export function evidenceIn({ actions, criteria }: Explanation): readonly ExplainedEvidence[] {
  return [...Object.values(criteria).flatMap(({ part }) => ofPart(part)), ...actions.flatMap(ofAction)];
}

function ofAction({ conditions, actions, plan }: ExplainedAction): readonly ExplainedEvidence[] {
  return [
    ...conditions.flatMap(({ says = [] }) => says.flatMap(({ part }) => ofPart(part))),
    ...actions.flatMap(ofAction),
    ...(plan?.actions.flatMap(ofAction) ?? []),
  ];
}

function ofPart(part: ExplainedPart): readonly ExplainedEvidence[] {
  if (part.kind === 'evidence') return [part];
  return part.kind === 'criterion' ? [] : part.of.flatMap(ofPart);
}
