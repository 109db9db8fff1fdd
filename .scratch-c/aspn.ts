import { readGuideline } from '../src/knowledge/readGuideline.ts';
import { logicOf } from '../src/resources/guidelineLogic.ts';
import { startCompiler } from '../src/logic/cql/cqlCompiler.ts';
import { writeFileSync } from 'node:fs';
const g=await readGuideline({path:'input/aspn-low-back-pain',shown:'input/aspn-low-back-pain'},{},(d)=>console.error(d.severity,d.code,d.message.slice(0,200)));
if(!g) process.exit(1);
let t=performance.now();
const lap=(w:string)=>{console.error(w,Math.round(performance.now()-t),'ms',Math.round(process.memoryUsage().rss/1e6)+'MB');t=performance.now()};
const lib=logicOf(g); lap('print');
writeFileSync('.scratch-c/Aspn.cql',lib.text);
const c=await startCompiler(); lap('start');
const r=c!(lib.text); lap('compile');
console.log(r.faults.map(f=>`${f.line}: ${f.message}`).join('\n'), r.elm?.length, lib.text.length, g.criteria.length);
if(r.elm){writeFileSync('.scratch-c/Aspn.json',r.elm);}
