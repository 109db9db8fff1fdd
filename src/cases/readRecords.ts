import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4.js';
import type { YamlPath } from '../input/yamlFile.ts';
import { caseCode } from './caseCode.ts';
import type { RecordEntry, Section } from './caseFile.ts';
import { caseRecord } from './caseRecord.ts';
import type { CaseScope } from './caseScope.ts';

/** Elements of an entry that hold dates. */
const dated = ['date', 'recorded', 'onset', 'from', 'until'] as const;
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** Reads the records of a section. Reports what `caseCode` does, `case-date` and `case-date-absolute`. */
export function readRecords(section: Section, scope: CaseScope): readonly FhirResource[] {
  return (scope.entry[section] ?? []).map((entry, index) => {
    const path: YamlPath = [section, index];
    const codings = codingsOf(entry, path, scope);
    const dates = Object.fromEntries(
      dated.flatMap((name) => {
        const written = entry[name];
        return written === undefined ? [] : [[name, scope.date(written, [...path, name])]];
      }),
    );
    const { code: _code, text: _text, route: _route, ...rest } = entry;
    const route = routeOf(entry, path, scope);
    return caseRecord(section, {
      ...rest,
      ...dates,
      ...(entry.abated !== undefined && { abated: abatedOf(entry.abated, path, scope) }),
      ...(route && { route }),
      concept: conceptOf(codings, entry.text),
      drug: codings.some(({ system }) => system === rxnorm),
    });
  });
}

function codingsOf({ code, unlisted = false }: RecordEntry, path: YamlPath, scope: CaseScope): Coding[] {
  const written = typeof code === 'string' ? [code] : (code ?? []);
  return written.flatMap((text, index) => {
    const read = caseCode(text, unlisted, scope.guideline.codeLists);
    if (!('message' in read)) return [read];
    scope.fault(
      read.code,
      read.message,
      typeof code === 'string' ? [...path, 'code'] : [...path, 'code', index],
    );
    return [];
  });
}

function routeOf(
  { route, unlisted = false }: RecordEntry,
  path: YamlPath,
  scope: CaseScope,
): Coding | undefined {
  if (route === undefined) return undefined;
  const read = caseCode(route, unlisted, scope.guideline.codeLists);
  if (!('message' in read)) return read;
  scope.fault(read.code, read.message, [...path, 'route']);
  return undefined;
}

function conceptOf(codings: readonly Coding[], text: string | undefined): CodeableConcept | undefined {
  if (codings.length === 0 && text === undefined) return undefined;
  return { ...(codings.length > 0 && { coding: [...codings] }), ...(text !== undefined && { text }) };
}

/** True and false stay; a date is read. */
function abatedOf(abated: boolean | string | number, path: YamlPath, scope: CaseScope): boolean | string {
  return typeof abated === 'boolean' ? abated : (scope.date(abated, [...path, 'abated']) ?? true);
}
