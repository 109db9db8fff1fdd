import { spawn } from 'node:child_process';
import { buildJudge, judgeNames } from './support/judge.ts';

// Runs a judge by hand: npx tsx test/interop/runJudge.ts validator --definitions FOLDER FILE...
const [wanted, ...args] = process.argv.slice(2);
const name = judgeNames.find((each) => each === wanted);
if (!name) {
  process.stderr.write(`usage: npx tsx test/interop/runJudge.ts ${judgeNames.join('|')} [argument...]\n`);
  process.exitCode = 2;
} else {
  const judge = await buildJudge(name);
  const child = spawn('java', [...judge.command, ...args], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
