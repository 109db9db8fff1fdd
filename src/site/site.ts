import type { Artifact, Catalog } from '../artifact.ts';
import type { EditorialChoice, Guideline } from '../knowledge/guideline.ts';
import type { Recommendation, Variable } from '../knowledge/recommendation.ts';
import type { Section } from '../knowledge/source.ts';
import type { CodeSets } from '../resources/codeSets.ts';
import { type CodeListUses, codeListUses } from './codeListUses.ts';
import { groupBy } from './groupBy.ts';
import { subjectLinks } from './subjects.ts';

/** A guideline beside its artifacts, with the look-ups that pages share. */
export interface Site {
  readonly guideline: Guideline;
  readonly catalog: Catalog;
  /** How the FHIRPath of its plans names codes. */
  readonly codeSets: CodeSets;
  readonly recommendations: ReadonlyMap<string, Recommendation>;
  readonly sections: ReadonlyMap<string, Section>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Editorial choices by the href of what they are about; those about nothing the site shows are left out. */
  readonly choices: ReadonlyMap<string, readonly EditorialChoice[]>;
  /** Who reads a code list. */
  readonly usesOf: (codeList: string) => CodeListUses;
}

/** Prepares the look-ups. */
export function createSite(guideline: Guideline, catalog: Catalog, codeSets: CodeSets = 'inline'): Site {
  const linkOf = subjectLinks(guideline);
  return {
    guideline,
    catalog,
    codeSets,
    recommendations: byId(guideline.recommendations),
    sections: byId(guideline.sections),
    variables: byId(guideline.variables),
    choices: groupBy(guideline.choices, (choice) => linkOf(choice)?.href ?? ''),
    usesOf: codeListUses(guideline),
  };
}

/** The artifact made under a guideline's own id: servers may see a prefix before it. */
export function artifactOf({ guideline, catalog }: Site, type: string, id: string): Artifact | undefined {
  return catalog.byReference(`${type}/${guideline.identity.idPrefix}${id}`);
}

function byId<T extends { readonly id: string }>(values: readonly T[]): ReadonlyMap<string, T> {
  return new Map(values.map((value) => [value.id, value]));
}
