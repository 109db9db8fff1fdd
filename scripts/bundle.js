// Makes what a run loads: compiled schemas, compiled structure checks, and the bundled program in dist/.
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildSchemas } from './buildSchemas.js';
import { buildStructure } from './buildStructure.js';
import { buildTemplates } from './buildTemplates.js';
import { placeFiles } from './placeFiles.js';

const root = fileURLToPath(new URL('..', import.meta.url));

await buildSchemas();
await buildStructure();
await buildTemplates();
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts', validateWorker: 'src/cli/validateWorker.ts' },
  outdir: 'dist',
  entryNames: '[name]',
  // Chunks lie beside the entries: every module is one level below the package's folder, as in src/.
  chunkNames: 'chunk-[hash]',
  write: false,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const isChunk = ({ name }) => name.startsWith('chunk-');
const made = outputFiles.map(({ path, contents }) => ({ name: basename(path), content: contents }));
placeFiles(`${root}dist`, [...made.filter(isChunk), ...made.filter((file) => !isChunk(file))]);
