import type { Place } from '../diagnostic.ts';
import type { YamlPath } from '../input/yamlFile.ts';
import type { Span } from '../logic/span.ts';
import type { CodeList } from './codeList.ts';
import type { BandSet, Threshold } from './guidelineCriterion.ts';

/** What the reader of a criterion knows of the rest of the guideline, and where it says what it found. */
export interface CriterionScope {
  /** Undefined while terminology.yaml could not be read: what it lacks is then not told. */
  readonly codeLists: ReadonlyMap<string, CodeList> | undefined;
  /** Ids of named criteria, malformed ones included; undefined while criteria.yaml could not be read. */
  readonly criteria: ReadonlySet<string> | undefined;
  /**
   * What `%yes` and `%no` may hold, with how long an answer lasts: ids of rows that are asked about and of criteria with a
   * question. Undefined while either could not be read.
   */
  readonly questions: ReadonlyMap<string, Span> | undefined;
  readonly bands: ReadonlyMap<string, BandSet>;
  place(path: YamlPath): Place;
  /** Reports an error at a path of the file. */
  fault(code: string, message: string, path: YamlPath): void;
  /** Reports a warning at a path of the file. */
  warn(code: string, message: string, path: YamlPath): void;
  /** Takes note of a number that the criterion holds to. */
  threshold(threshold: Threshold): void;
}
