rm -rf /tmp/prof; node --cpu-prof --cpu-prof-interval 200 --cpu-prof-dir=/tmp/prof dist/cli.js build --out /tmp/out1 >/dev/null; node -e "
const p=JSON.parse(require('fs').readFileSync('/tmp/prof/'+require('fs').readdirSync('/tmp/prof')[0]));
const byId=new Map(p.nodes.map(n=>[n.id,n]));const self=new Map();
p.samples.forEach((s,i)=>self.set(s,(self.get(s)||0)+p.timeDeltas[i]));
const parent=new Map();for(const n of p.nodes)for(const c of n.children||[])parent.set(c,n.id);
const inc=new Map();for(const [id,t] of self){let seen=new Set();for(let x=id;x!==undefined;x=parent.get(x)){const f=byId.get(x).callFrame.functionName;if(f&&!seen.has(f)){seen.add(f);inc.set(f,(inc.get(f)||0)+t)}}}
console.log([...inc].sort((a,b)=>b[1]-a[1]).filter(([f])=>new RegExp(process.argv[1]).test(f)).slice(0,60).map(([f,t])=>f+' '+Math.round(t/1000)).join('\n'));
" "$1"
