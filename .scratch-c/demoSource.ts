import type { LogicSource } from '../src/logic/cql/logicSource.ts';
import type { CodeSet } from '../src/logic/codeSet.ts';
const icd='http://hl7.org/fhir/sid/icd-10-cm', sct='http://snomed.info/sct', rx='http://www.nlm.nih.gov/research/umls/rxnorm', loinc='http://loinc.org';
const sets: Record<string,CodeSet>={
 pls:{id:'pls',title:'Post-laminectomy syndrome',codes:[{system:icd,code:'M96.1',class:'definite'},{system:sct,code:'27151001',class:'definite'},{system:icd,code:'M54.5',class:'possible'}],families:[]},
 opioids:{id:'opioids',title:'Systemic opioids',codes:[{system:rx,code:'7052',class:'definite'}],families:[]},
 phq9:{id:'phq9',title:'PHQ-9 total',codes:[{system:loinc,code:'44261-6',class:'unclassed'}],families:[]},
 fractures:{id:'fractures',title:'Vertebral compression fracture',codes:[{system:icd,code:'S22.000',class:'possible'},{system:sct,code:'111',class:'definite'}],families:[{system:icd,root:'S22.0'},{system:icd,root:'S32.0'}]},
 infection:{id:'infection',title:'Active infection',codes:[{system:icd,code:'A41.9',class:'definite'}],families:[{system:icd,root:'G06.',class:'possible'}]},
};
const q={id:'infected',validFor:{count:14,unit:'day'},outdatedWithin:{count:14,unit:'day'}} as const;
export const demoSource: LogicSource={
 name:'DemoLogic',version:'0.1.0',title:'Demo',
 codeSet:(id)=>sets[id] as CodeSet,
 asked:()=>({questionnaire:'http://example.org/Questionnaire/considering',inverted:false}),
 criteria:[
  {id:'pls',title:'Post-laminectomy',note:'Line 151: “FBSS”',criterion:{kind:'evidence',recorded:[{kind:'record',type:'Condition',codes:'pls'}],possible:[],question:{id:'pls',validFor:{count:12,unit:'month'}},absence:'ruled-out'}},
  {id:'infection',title:'Active infection',criterion:{kind:'evidence',recorded:[{kind:'record',type:'Condition',codes:'infection',when:{kind:'acute',span:{count:90,unit:'day'}}}],possible:[],question:q,absence:'unknown'}},
  {id:'opioids',title:'Opioids',criterion:{kind:'evidence',recorded:[{kind:'record',type:'MedicationRequest',codes:'opioids'},{kind:'record',type:'MedicationStatement',codes:'opioids',when:{kind:'within',span:{count:3,unit:'month'}}}],possible:[{kind:'record',type:'AllergyIntolerance',codes:'opioids'},{kind:'record',type:'Procedure',codes:'pls',when:{kind:'earlier',span:{count:3,unit:'month'}}}],question:q,absence:'ruled-out'}},
  {id:'misc',title:'Misc',criterion:{kind:'evidence',recorded:[{kind:'record',type:'Coverage'},{kind:'record',type:'ServiceRequest',codes:'pls'},{kind:'record',type:'Device',codes:'pls'},{kind:'record',type:'DraftOrder',codes:'opioids'}],possible:[],absence:'ruled-out'}},
  {id:'depr',title:'Severe depression',criterion:{kind:'evidence',recorded:[{kind:'score',codes:'phq9',within:{count:3,unit:'month'},unit:'{score}',band:{from:20}}],possible:[],question:q,absence:'ruled-out'}},
  {id:'frac',title:'Multiple fractures',criterion:{kind:'evidence',recorded:[{kind:'sites',codes:'fractures',count:2,sites:[{name:'S22.01',roots:['S22.01'],codes:[]},{name:'S22.02',roots:['S22.02'],codes:[{system:sct,code:'111'}]},{name:'S32.01',roots:['S32.01'],codes:[]}]}],possible:[],question:q,absence:'ruled-out'}},
  {id:'adult',title:'Adult',criterion:{kind:'evidence',recorded:[{kind:'age',band:{from:18}}],possible:[],absence:'ruled-out'}},
  {id:'teen',title:'Teen',criterion:{kind:'evidence',recorded:[{kind:'age',band:{from:12,below:18}}],possible:[],absence:'ruled-out'}},
  {id:'male',title:'Male',criterion:{kind:'evidence',recorded:[{kind:'sex',gender:'male'}],possible:[{kind:'deceased'}],absence:'ruled-out'}},
  {id:'both',title:'Two of three',criterion:{kind:'atLeast',count:2,of:[{kind:'named',id:'pls'},{kind:'named',id:'opioids'},{kind:'not',of:{kind:'named',id:'depr'}}]}},
 ],
 outcomes:[{id:'o',exhaustive:false,outcomes:[{id:'e',title:'eligible',when:[{criterion:'both',rail:'met'},{criterion:'infection',rail:'not-met'}]},{id:'u',title:'needs information',when:[{criterion:'both',rail:'unknown'}]}]}],
 rules:[{id:'row',title:'Row 1',criterion:{kind:'all',of:[{kind:'evidence',recorded:[{kind:'record',type:'Condition',codes:'pls'}],possible:[],absence:'unknown'},{kind:'evidence',recorded:[],possible:[],question:{id:'row',validFor:{count:12,unit:'month'}},absence:'unknown'}]},outcomes:['met']},
 {id:'plan',title:'Plan',criterion:{kind:'any',of:[{kind:'named',id:'pls'},{kind:'named',id:'opioids'}]},outcomes:['met','unknown']}],
};
