// Run by npm after `npm ci` in a clone and before `npm pack`, never in a package that somebody installs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));

if (['esbuild', 'typescript'].every((name) => existsSync(`${cwd}node_modules/${name}`))) {
  const steps = 'npm run --silent build && npm run --silent types';
  process.exitCode = spawnSync(steps, { cwd, shell: true, stdio: 'inherit' }).status ?? 1;
} else console.error('knart: development dependencies are left out, so dist/ is not built.');
