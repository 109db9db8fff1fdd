import { systemModel } from '../src/logic/cql/systemModel.ts';
import { fhirHelpers } from '../src/logic/cql/fhirHelpers.ts';
import {readFileSync} from 'node:fs';
import * as cql from '@cqframework/cql/cql-to-elm';
const fhir=readFileSync('node_modules/cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml','utf8');
const models=new cql.ModelManager();
const sources:any={System:systemModel(),FHIR:fhir};
models.modelInfoLoader.registerModelInfoProvider(cql.createModelInfoProvider((id:string)=>sources[id]?cql.stringAsSource(sources[id]):null));
const o=cql.CqlCompilerOptions as any;
console.log(o.defaultOptions().toString());
const ucum = cql.createUcumService((v:any)=>v, ()=>null, (a:any)=>a, (a:any)=>a);
const opts=o.defaultOptions();
const lm = new (cql.LibraryManager as any)(models, opts, undefined, ucum);
const helpers=fhirHelpers(fhir);
lm.librarySourceLoader.registerProvider(cql.createLibrarySourceProvider((id:string)=>id==='FHIRHelpers'?cql.stringAsSource(helpers):null));
let t0=performance.now();
const text=`library X version '1'
using FHIR version '4.0.1'
include FHIRHelpers version '4.0.1' called FHIRHelpers
parameter "%conditions" List<FHIR.Condition>
context Patient
define "return": %conditions.where(code.coding.where(system = 'a' and code.matches('^b$')).exists()).exists()
define "B": exists [Condition: code in {Code '1' from "S"}]
`;
for (const tx of [text, text.replace(/define "B".*\n/,''), helpers]) {
const t=cql.CqlTranslator.fromText(tx, lm); 
for (const e of (t.exceptions as any).asJsReadonlyArrayView()) console.log(Object.getOwnPropertyNames(Object.getPrototypeOf(e)), e.message, e.severity?.name, e.locator?.startLine, e.locator?.toLocator?.());
console.log(performance.now()-t0); t0=performance.now();
const j=t.toJson(); console.log(j.length, j.slice(0,900));
}
console.log(process.memoryUsage().rss/1e6);
