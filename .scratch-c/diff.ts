import fc from 'fast-check';
import { situation, typesRead } from '../test/support/generate/situations.ts';
import { criterion } from '../test/support/generate/criteria.ts';
import { terms } from '../test/support/generate/world.ts';
import { interpret } from '../test/support/interpret/interpret.ts';
import { runCql } from '../test/support/runCql.ts';
const seed=Number(process.argv[2]??1), n=Number(process.argv[3]??60);
const pairs=fc.sample(criterion.chain(c=>fc.tuple(fc.constant(c),situation(typesRead([c])))),{seed,numRuns:n});
let t=performance.now();
const rows=await runCql(pairs.map(p=>p[0]),pairs.map(p=>p[1]),terms);
console.log('ran',Math.round(performance.now()-t),'ms');
let bad=0, total=0; const vals:Record<string,number>={};
rows.forEach((row,s)=>row.forEach((r,c)=>{
  const e=interpret(pairs[c]![0],pairs[s]![1],terms); total++;
  vals[`${e.met}${e.ruledOut}`]=(vals[`${e.met}${e.ruledOut}`]??0)+1;
  if(e.met!==r.met||e.ruledOut!==r.ruledOut){ bad++; if(bad<=Number(process.argv[4]??3)) console.log('DIFF',JSON.stringify({cql:r,interp:e}),JSON.stringify(pairs[c]![0]),'\n',JSON.stringify(pairs[s]![1])); }
}));
console.log({bad,total,vals});
