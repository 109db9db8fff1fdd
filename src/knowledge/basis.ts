/** Where a judgement comes from: the row says it, its section does, the guideline does, or an editor decided. */
export type Basis = 'stated' | 'section' | 'guideline' | 'editorial';
