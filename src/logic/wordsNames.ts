/** How what a criterion names is called. */
export interface Names {
  /** Title of a code list. */
  readonly codeList: (id: string) => string;
  /** What is asked; `inverted` where "yes" to the question says no to the criterion. */
  readonly question: (id: string) => { readonly text: string; readonly inverted: boolean };
  /** Title of the criterion that another one names. */
  readonly criterion: (id: string) => string;
}
