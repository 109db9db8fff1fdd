import { createHash } from 'node:crypto';
import { collect, type Diagnostic } from '../../src/diagnostic.ts';
import { readSourceText, type SourceFormat, type SourceText } from '../../src/input/sourceText.ts';

/** A text as an unlocked source; what was reported about it is left aside. */
export function unlocked(text: string, format: SourceFormat = 'text'): SourceText {
  return readSourceText('source', Buffer.from(text), { format }, () => undefined) as SourceText;
}

/** A text as a source that is locked to exactly these bytes. */
export function locked(text: string): SourceText {
  const { value, diagnostics } = collect((report) =>
    readSourceText('source', Buffer.from(text), { sha256: sha256(text) }, report),
  );
  if (!value || diagnostics.length > 0) throw new Error('this text cannot be locked');
  return value;
}

/** Lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `line:column severity code`, what tests compare most. */
export function brief({ place, severity, code }: Diagnostic): string {
  return `${place.line ?? '-'}:${place.column ?? '-'} ${severity} ${code}`;
}
