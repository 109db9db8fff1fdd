import type { Place, Report } from '../diagnostic.ts';
import { placeOf, type SourceText } from '../input/sourceText.ts';
import type { YamlFile } from '../input/yamlFile.ts';
import type { GuidelineFile } from './files.ts';
import type { Identity } from './identity.ts';
import type { Quote } from './quote.ts';

/** What the command line may override. */
export interface Overrides {
  readonly canonical?: string;
  readonly status?: 'draft' | 'active';
  /** Seconds since 1970, for guidelines that give no date (SOURCE_DATE_EPOCH). */
  readonly sourceDateEpoch?: string;
}

/** Reads the identity. Reports `id-differs`, `date-missing`, `date-invalid` and `disclaimer-not-in-source`. */
export function readIdentity(
  file: YamlFile<GuidelineFile>,
  folderName: string,
  source: SourceText | undefined,
  overrides: Overrides,
  report: Report,
): Identity {
  const { value } = file;
  const fault = (code: string, message: string, place: Place) =>
    report({ code, severity: 'error', message, place });
  if (value.id !== folderName)
    fault(
      'id-differs',
      `The id is "${value.id}", the folder is "${folderName}". Give both the same name.`,
      file.place(['id']),
    );
  const date = value.date ?? dateOf(overrides.sourceDateEpoch);
  if (date === undefined)
    fault(
      'date-missing',
      'The guideline has no date, and SOURCE_DATE_EPOCH is not set. Add date: "YYYY-MM-DD"; builds never read the clock.',
      file.place([]),
    );
  if (value.date !== undefined && !isDate(value.date))
    fault(
      'date-invalid',
      `"${value.date}" is no day of the calendar. Write it as "YYYY-MM-DD".`,
      file.place(['date']),
    );
  const disclaimers = (value.disclaimers ?? []).flatMap((sentence, index): Quote[] => {
    const quote = source && quoteOf(sentence, source);
    if (source && !quote)
      fault(
        'disclaimer-not-in-source',
        'This sentence does not stand in the source. Copy it exactly as printed.',
        file.place(['disclaimers', index]),
      );
    return quote ? [quote] : [];
  });
  const { canonical, packageId, version, name, title, description, experimental, publisher, contact } = value;
  const { license, copyright, author, citation } = value;
  return {
    canonical: overrides.canonical ?? canonical,
    packageId,
    version,
    name,
    title,
    description,
    status: overrides.status ?? value.status,
    experimental,
    date: date ?? '',
    publisher,
    contact,
    license,
    copyright,
    author,
    citation,
    disclaimers,
    idPrefix: value.idPrefix ?? '',
    authored: file.place([]),
  };
}

/** Whether a text of the form YYYY-MM-DD is a day; another form was reported with the shape of the file. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function dateOf(epoch: string | undefined): string | undefined {
  if (!epoch || !/^\d{1,11}$/.test(epoch)) return undefined;
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}

function quoteOf(text: string, source: SourceText): Quote | undefined {
  for (const line of source.lines) {
    const at = line.text.indexOf(text);
    if (at >= 0) return { text, place: placeOf(source, line, at + 1, text.length) };
  }
  return undefined;
}
