import {writeFileSync} from 'node:fs';
const icd='http://hl7.org/fhir/sid/icd-10-cm';
const st=(t,c)=>({coding:[{system:`http://terminology.hl7.org/CodeSystem/${t}`,code:c}]});
const act={clinicalStatus:st('condition-clinical','active'),verificationStatus:st('condition-ver-status','confirmed')};
const cond=(id,code,more={})=>({resourceType:'Condition',id,subject:{reference:'Patient/a'},recordedDate:'2026-03-14T09:30:00-05:00',code:{coding:[{system:icd,code}]},...act,...more});
const pat={resourceType:'Patient',id:'a',gender:'female',birthDate:'1961-08-30'};
const qr=(id,authored,items)=>({resourceType:'QuestionnaireResponse',id,status:'completed',questionnaire:'http://fhir.org/guides/knart/aspn-low-back-pain/Questionnaire/considering|0.1.0',subject:{reference:'Patient/a'},authored,item:[{linkId:'g',item:items.map(([linkId,v])=>({linkId,answer:[typeof v==='boolean'?{valueBoolean:v}:{valueCoding:{system:'http://terminology.hl7.org/CodeSystem/v2-0136',code:v}}]}))}]});
const bundle=(...r)=>({resourceType:'Bundle',type:'collection',entry:[pat,...r].map(resource=>({resource}))});
const complete=(...t)=>{ if(!t.length) return undefined; return {resourceType:'Parameters',parameter:t.map((x,i)=>({name:'Complete',valueString:x,...(i===0&&{extension:[{url:'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-parameterDefinition',valueParameterDefinition:{name:'Complete',use:'in',max:'*',type:'string'}}]})}))};};
const cases=[
 ['pls', bundle(cond('c1','M96.1')), complete(), ['met']],
 ['pls undotted, lower', bundle(cond('c1','m961')), complete(), ['met']],
 ['empty incomplete', bundle(), complete(), ['unknown']],
 ['empty complete', bundle(), complete('Condition'), []],
 ['differential complete', bundle(cond('c1','G90.511',{verificationStatus:st('condition-ver-status','differential')})), complete('Condition'), ['unknown']],
 ['text status', bundle(cond('c1','G90.511',{clinicalStatus:{text:'Active'}})), complete('Condition'), ['unknown']],
 ['resolved', bundle(cond('c1','G90.511',{clinicalStatus:st('condition-clinical','resolved'),abatementDateTime:'2025-01-01'})), complete('Condition'), []],
 ['abated string', bundle(cond('c1','G90.511',{abatementString:'gone'})), complete('Condition'), []],
 ['future', bundle(cond('c1','G90.511',{recordedDate:'2026-12-01'})), complete('Condition'), ['unknown']],
 ['answered no', bundle(qr('q','2026-11-20',[['postlaminectomy','N'],['crps',false]])), complete(), []],
 ['answered yes', bundle(qr('q','2026-11-20',[['postlaminectomy','Y'],['crps',false]])), complete(), ['met']],
 ['answer too old', bundle(qr('q','2025-11-24T23:00:00-05:00',[['postlaminectomy','Y'],['crps',false]])), complete(), ['unknown']],
 ['answer on the first day', bundle(qr('q','2025-11-25T00:30:00+09:00',[['postlaminectomy','Y'],['crps',false]])), complete(), ['met']],
 ['newer answer wins', bundle(qr('q','2026-11-20',[['postlaminectomy','Y'],['crps',false]]),qr('r','2026-11-21T10:00:00Z',[['postlaminectomy','N']])), complete(), []],
];
writeFileSync(new URL('cases.ndjson',import.meta.url),cases.map(([id,data,parameters,expected])=>JSON.stringify({id,plan:'idds-indication',subject:'Patient/a',data,...(parameters&&{parameters}),now:'2026-11-25T12:00:00Z'})).join('\n')+'\n');
writeFileSync(new URL('expected.json',import.meta.url),JSON.stringify(Object.fromEntries(cases.map(([id,,,e])=>[id,e]))));
