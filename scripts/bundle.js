// Makes what a run loads: compiled schemas, compiled structure checks, and the bundled program in dist/.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildSchemas } from './buildSchemas.js';
import { buildStructure } from './buildStructure.js';
import { buildTemplates } from './buildTemplates.js';

const root = fileURLToPath(new URL('..', import.meta.url));

mkdirSync(`${root}dist`, { recursive: true });
await buildSchemas();
await buildStructure();
await buildTemplates();
for (const made of readdirSync(`${root}dist`, { withFileTypes: true }).filter((entry) => entry.isFile()))
  rmSync(`${root}dist/${made.name}`);
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  entryNames: '[name]',
  // Chunks lie beside the entries: every module is one level below the package's folder, as in src/.
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
