import type { Place, Report } from '../diagnostic.ts';
import type { YamlFile, YamlPath } from '../input/yamlFile.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { caseDate, dateForms, isFull } from './caseDate.ts';
import type { CaseEntry, CaseFile } from './caseFile.ts';

/** What the readers of the parts of one case share. */
export interface CaseScope {
  readonly entry: CaseEntry;
  readonly guideline: Guideline;
  /** YYYY-MM-DD */
  readonly asOf: string;
  /** The file or the case says on which day it is looked at. */
  readonly hasOwnDay: boolean;
  /** The text of a file beside the cases; what keeps it from being read is reported at the path. */
  beside(name: string, path: YamlPath): string | undefined;
  /** The place of a path below the case. */
  place(path: YamlPath): Place;
  fault(code: string, message: string, path: YamlPath): void;
  /** A date as FHIR writes it. Reports `case-date` and `case-date-absolute`. */
  date(written: string | number, path: YamlPath): string | undefined;
}

/** Gives the text of a file that lies beside the cases, by name; reports why it cannot. */
export type ReadBeside = (name: string, named: Place, report: Report) => string | undefined;

/** The scope of a case; where the file says no day, it is looked at on the guideline's own. */
export function caseScope(
  file: YamlFile<CaseFile>,
  index: number,
  guideline: Guideline,
  report: Report,
  readBeside: ReadBeside,
): CaseScope {
  const entry = file.value.cases[index] as CaseEntry;
  const named = entry.asOf ?? file.value.asOf;
  const asOf = named ?? guideline.identity.date;
  const place = (path: YamlPath) => file.place(['cases', index, ...path]);
  const fault = (code: string, message: string, path: YamlPath) =>
    report({ code, severity: 'error', message, place: place(path) });
  const date = (written: string | number, path: YamlPath) => {
    const text = String(written);
    if (isFull(text) && named === undefined)
      fault(
        'case-date-absolute',
        `${text} needs a day to be looked at from. Add "asOf", or write how long ago it was.`,
        path,
      );
    const found = caseDate(text, asOf);
    if (found === undefined) fault('case-date', `"${text}" is no date. ${dateForms}.`, path);
    return found;
  };
  const beside = (name: string, path: YamlPath) => readBeside(name, place(path), report);
  return { entry, guideline, asOf, hasOwnDay: named !== undefined, beside, place, fault, date };
}
