/** What a recommendation row is, which decides what may be made of it. The vocabulary is knart's, not the guideline's. */
export interface KindDefinition {
  readonly code: string;
  readonly display: string;
  readonly definition: string;
  /** True when the row may lead to an order or an advice. */
  readonly actionable: boolean;
  /** The direction a row of this kind has. */
  readonly direction: 'for' | 'against' | 'none';
}

/** The eight kinds of rows; kind decides whether there is an order, grade decides how firmly it is said. */
export const kinds = [
  {
    code: 'intervention-recommended',
    display: 'Intervention recommended',
    definition: 'The row supports an intervention. It becomes a plan and a proposal.',
    actionable: true,
    direction: 'for',
  },
  {
    code: 'intervention-conditional',
    display: 'Intervention, conditional',
    definition:
      'The row supports an intervention under a condition that it states, or only weakly. It becomes a plan and a proposal that names the condition.',
    actionable: true,
    direction: 'for',
  },
  {
    code: 'do-not-perform',
    display: 'Do not perform',
    definition: 'The row advises against something. It becomes a plan and a proposal not to perform it.',
    actionable: true,
    direction: 'against',
  },
  {
    code: 'diagnostic-prognostic',
    display: 'Diagnostic or prognostic',
    definition: 'The row supports a procedure for what it tells, not for what it treats.',
    actionable: true,
    direction: 'for',
  },
  {
    code: 'safety-shared-decision',
    display: 'Safety or shared decision',
    definition: 'The row asks for a conversation or a safeguard. It becomes a plan and a communication.',
    actionable: true,
    direction: 'for',
  },
  {
    code: 'technique',
    display: 'Technique',
    definition: 'The row says how something is done, not whether. It never becomes an order.',
    actionable: false,
    direction: 'none',
  },
  {
    code: 'comparative-evidence-only',
    display: 'Comparison or evidence only',
    definition: 'The row reports or compares effects without recommending. It never becomes an order.',
    actionable: false,
    direction: 'none',
  },
  {
    code: 'insufficient-evidence',
    display: 'Insufficient evidence',
    definition:
      'The evidence suffices for no recommendation, neither for nor against. It never becomes an order.',
    actionable: false,
    direction: 'none',
  },
] as const satisfies readonly KindDefinition[];

/** Code of a kind. */
export type RecommendationKind = (typeof kinds)[number]['code'];

/** The definition of a kind. */
export function kindOf(code: RecommendationKind): KindDefinition {
  return kinds.find((kind) => kind.code === code) as KindDefinition;
}
