import { cqlLibrary } from '../src/logic/cql/cqlLibrary.ts';
import { startCompiler } from '../src/logic/cql/cqlCompiler.ts';
import { demoSource } from './demoSource.ts';
import { writeFileSync } from 'node:fs';
let t=performance.now();
const lap=(w:string)=>{console.error(w,Math.round(performance.now()-t),'ms',Math.round(process.memoryUsage().rss/1e6)+'MB');t=performance.now()};
const lib=cqlLibrary(demoSource); lap('print');
writeFileSync('.scratch-c/Demo.cql',lib.text);
const c=await startCompiler(); lap('start');
const r=c!(lib.text); lap('compile');
console.log(r.faults.map(f=>`${f.line}: ${f.message}`).join('\n'), r.elm?.length);
if(r.elm){writeFileSync('.scratch-c/Demo.json',r.elm); console.log(r.elm.slice(0,500))}
