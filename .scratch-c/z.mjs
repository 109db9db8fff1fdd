import fhirpath from 'fhirpath';
import m from 'fhirpath/fhir-context/r4';
const fp=fhirpath.default??fhirpath;
for (const on of ['2026-08-24','2026-08-24T23:30:00-05:00','2026-08-25T00:30:00+09:00','2026-08-25T23:30:00-05:00','2026-08','2026-08-24T10:00:00Z']) {
 const c={resourceType:'Condition',onsetDateTime:on};
 console.log(on, JSON.stringify([fp.evaluate(c,'(onset as dateTime) > @2026-08-24',{},m),fp.evaluate(c,'(onset as dateTime) < @2026-08-25',{},m), fp.evaluate(c,'(onset as dateTime).toDate() > @2026-08-24',{},m), fp.evaluate(c,'(onset as dateTime).toDate()',{},m)]));
}
