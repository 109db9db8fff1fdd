/**
 * What the shared partials under `templates/partials/` expect. Handlebars runs strict, so every name is always there;
 * what is absent is null or an empty list. `href` is where the page at hand finds the thing: a canonical url in a
 * narrative, a relative file in the site.
 */

/** A link, or plain text where there is nothing to open. */
export interface LinkView {
  readonly text: string;
  readonly href: string | null;
}

/** `{{> statement view}}`: the words of the source with the place where they stand. */
export interface StatementView {
  /** Verbatim. */
  readonly statement: string;
  /** "Line 126 of <title of the source>", linked to the line where a page shows it. */
  readonly place: LinkView;
}

/** One rating as printed, and what is known of its meaning. */
export interface RatingView {
  /** Word printed over the column. */
  readonly label: string;
  /** Spelling in the row. */
  readonly printed: string;
  /** Display of the normalised value. */
  readonly display: string;
  /** Definition as the source gives it, or that it gives none. */
  readonly legend: string;
  /** Where the scale is. */
  readonly href: string | null;
}

/** `{{> ratings view}}`: a table, nothing when there are no ratings. */
export interface RatingsView {
  readonly ratings: readonly RatingView[];
}

/** `{{> disclaimer view}}`: status of the artifact and the guideline's own disclaimers. */
export interface DisclaimerView {
  readonly status: string;
  readonly experimental: boolean;
  readonly version: string;
  readonly date: string;
  readonly publisher: string;
  /** Verbatim sentences of the source. */
  readonly disclaimers: readonly string[];
}

/** `{{> related view}}`: links by relation, nothing when there are none. */
export interface RelatedView {
  readonly related: readonly { readonly relation: string; readonly links: readonly LinkView[] }[];
}

/** `{{> notes view}}`: remarks for the reader, nothing when there are none. */
export interface NotesView {
  readonly notes: readonly string[];
}

/** `{{> facts view}}`: pairs of name and value, nothing when there are none. */
export interface FactsView {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** `{{> codes view}}`: a table of codes, nothing when there are none. */
export interface CodesView {
  /** Word over the last column. */
  readonly remarkLabel: string;
  readonly codes: readonly {
    readonly system: string | null;
    readonly code: string;
    readonly display: string;
    readonly remark: string;
    /** Steps below the root of the hierarchy, as `indented` spaces. */
    readonly indent: string;
  }[];
}
