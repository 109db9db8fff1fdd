import {readFileSync} from 'node:fs';
const {expected,pairs}=JSON.parse(readFileSync('.scratch-c/judge/dexpected.json'));
let bad=0,total=0,shown=0,errs=0;
for(const l of readFileSync('.scratch-c/judge/dout.ndjson','utf8').trim().split('\n')){const o=JSON.parse(l);
 if(!o.ok){errs++; if(errs<3)console.log('ERR',o.case,o.error);continue}
 const oo=(o.careplan?.contained??[]).filter(r=>r.resourceType==='OperationOutcome');
 if(oo.length&&errs++<3) console.log('OO',o.case,JSON.stringify(oo).slice(0,600));
 const ids=new Set((o.careplan?.contained??[]).filter(r=>r.resourceType==='RequestGroup').flatMap(r=>(r.action??[]).map(a=>a.id)));
 expected[o.case].forEach((e,i)=>{total++;const r={met:ids.has(`c${i}-met`),ruledOut:ids.has(`c${i}-ruledout`)};
  if(r.met!==e.met||r.ruledOut!==e.ruledOut){bad++;if(shown++<2)console.log('DIFF',o.case,i,JSON.stringify(r),JSON.stringify(e),JSON.stringify(pairs[i][0]),'\n',JSON.stringify(pairs[Number(o.case.slice(1))][1]).slice(0,3500))}});
}
console.log({bad,total,errs});
