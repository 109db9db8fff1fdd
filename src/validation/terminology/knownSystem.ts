import { closest } from '../closest.ts';

/** Code systems of others by the uri that R4 gives them. https://hl7.org/fhir/R4/terminologies-systems.html */
const external = [
  'http://snomed.info/sct',
  'http://loinc.org',
  'http://unitsofmeasure.org',
  'http://www.nlm.nih.gov/research/umls/rxnorm',
  'http://hl7.org/fhir/sid/icd-10',
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-9-cm',
  'http://hl7.org/fhir/sid/mvx',
  'http://hl7.org/fhir/sid/cvx',
  'http://hl7.org/fhir/sid/ndc',
  'http://www.ama-assn.org/go/cpt',
  'http://www.whocc.no/atc',
];
const byPlain = new Map(external.map((uri) => [plain(uri), uri]));
const byLetters = new Map(external.map((uri) => [letters(uri), uri]));

/** A uri without what people get wrong in it. */
function plain(uri: string): string {
  return uri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/+$/, '');
}

/** A uri by its letters and digits alone, in which a slip of the pen shows. */
function letters(uri: string): string {
  return plain(uri).replace(/[^a-z0-9]/g, '');
}

const meant = new Map<string, string | undefined>();

/** The known system that a uri misses by two letters at most, digits left as they are. Found once. */
export function knownSystem(system: string): string | undefined {
  if (meant.size > 500) meant.clear();
  if (!meant.has(system)) meant.set(system, external.includes(system) ? system : nearest(system));
  return meant.get(system);
}

function nearest(system: string): string | undefined {
  const same = byPlain.get(plain(system)) ?? byLetters.get(letters(system));
  // the names below sid differ by a letter or two themselves
  if (same !== undefined || system.startsWith('http://hl7.org/fhir/sid/')) return same;
  const found = closest(system, external);
  const digits = (text: string) => text.replace(/\D/g, '');
  return found !== undefined && digits(found) === digits(system) ? found : undefined;
}
