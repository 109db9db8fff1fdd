import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { GuidelineFolder } from '../../src/input/guidelineFolder.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { readGuideline } from '../../src/knowledge/readGuideline.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of a guideline's folder that a test may damage; all copies are removed when the test file is done. */
export class GuidelineCopy implements GuidelineFolder {
  readonly path: string;
  readonly shown: string;

  constructor(from: string) {
    const root = mkdtempSync(join(tmpdir(), 'knart-copy-'));
    afterAll(() => rmSync(root, { recursive: true, force: true }));
    this.shown = basename(from);
    this.path = join(root, this.shown);
    cpSync(join(checkout, from), this.path, { recursive: true });
  }

  text(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  write(file: string, content: string | Uint8Array): this {
    writeFileSync(join(this.path, file), content);
    return this;
  }

  remove(file: string): this {
    rmSync(join(this.path, file), { recursive: true });
    return this;
  }

  /** Replaces words that must be there. */
  edit(file: string, from: string | RegExp, to: string): this {
    const before = this.text(file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not hold ${from}`);
    return this.write(file, after);
  }

  async read(): Promise<{ guideline: Guideline | undefined; diagnostics: Diagnostic[] }> {
    const diagnostics: Diagnostic[] = [];
    const guideline = await readGuideline(this, {}, (diagnostic) => diagnostics.push(diagnostic));
    return { guideline, diagnostics };
  }
}

/** Findings but the standing warnings of slots that a site fills. */
export function besideSlots(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code !== 'code-slot-empty');
}

/** `file:line severity code`, sorted; the file below the guideline's folder. */
export function briefly(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .map(
      ({ place, severity, code }) =>
        `${place.file.replace(/^[^/]*\//, '')}:${place.line ?? '-'} ${severity} ${code}`,
    )
    .sort();
}
