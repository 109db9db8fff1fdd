import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder hold exactly these files (subfolders aside) without ever lacking one that is wanted: new ones are written
 * beside their place and renamed, in the order given, unchanged ones are left alone, and stale ones go last. So a program
 * that is loading modules from there goes on running.
 * @param {string} folder
 * @param {readonly { name: string, content: Uint8Array | string }[]} files what others load stands before its loader
 */
export function placeFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of files) {
    const target = join(folder, name);
    const bytes = Buffer.from(content);
    if (existsSync(target) && readFileSync(target).equals(bytes)) continue;
    const fresh = `${target}.new-${process.pid}`;
    // A program of its own is one that the shell may run.
    writeFileSync(fresh, bytes, { mode: bytes.subarray(0, 2).toString() === '#!' ? 0o755 : 0o644 });
    renameSync(fresh, target);
  }
  const wanted = new Set(files.map(({ name }) => name));
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && !wanted.has(entry.name)) rmSync(join(folder, entry.name), { force: true });
}
