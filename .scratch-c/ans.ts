import { cqlLibrary } from '../src/logic/cql/cqlLibrary.ts';
import { cqlRunner, elmOf } from '../test/support/runCql.ts';
import { terms, questionnaire } from '../test/support/generate/world.ts';
const {text}=cqlLibrary({name:'T',version:'1',title:'t',criteria:[{id:'a',title:'a',criterion:{kind:'named',id:'b'}},{id:'b',title:'b',criterion:terms.criterion('answered')}],outcomes:[],rules:[],codeSet:terms.codeSet,asked:()=>({questionnaire,inverted:false})});
const extra=text+`
define "Items": "Items of"("Newest answer: asked")
define "Ans": "Answers"("Newest answer: asked",'asked')
define "Day": date from "Newest answer: asked".authored.value
define "Resp": ("Responses: generated") R return Tuple{id: R.id.value, m: "Moment"(R.authored.value), a: "Answers"(R,'asked')}
define "SY": "Says yes"("Newest answer: asked",'asked')
define "SN": "Says no"("Newest answer: asked",'asked')
define "W": "Is within"("Day", Today() - 12 months)
`;
const run=cqlRunner(await elmOf(extra));
const given:any=[{"resourceType":"QuestionnaireResponse","status":"completed",questionnaire,"authored":"2023-09-28T04:00:00+14:00","item":[{"linkId":"asked-too","answer":[{"valueBoolean":false}]},{"linkId":"group","item":[{"linkId":"asked","answer":[{"valueCoding":{"code":"Y"}}]}]},{"linkId":"group","item":[{"linkId":"asked-too","answer":[{"valueCoding":{"code":"Y"}}]}]},{"linkId":"group","item":[{"linkId":"asked","answer":[{"valueBoolean":false}]}]}],"id":"r5","subject":{"reference":"Patient/a"}},{"resourceType":"QuestionnaireResponse","status":"completed",questionnaire,"authored":"2023","item":[{"linkId":"group","item":[{"linkId":"asked","answer":[{"valueCoding":{"system":"http://terminology.hl7.org/CodeSystem/v2-0136","code":"Y"}}]}]}],"id":"r7","subject":{"reference":"Patient/a"}}];
const v:any=await run({given,subject:'a',today:'2023-12-31',complete:[],draftOrders:[]});
for (const k of ['Items','Ans','Day','Resp','SY','SN','W','a: ruled out']) console.log(k, JSON.stringify(v[k]));
