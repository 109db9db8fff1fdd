import { shapeOf } from '../../definitions/shape.ts';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, shapeNameOf, type TypedValue } from '../typedValue.ts';

/** Languages that ISO 639-1 gives two letters; BCP 47 takes no longer code for them. */
const twoLetters = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff
  fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko
  kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
  pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk
  ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
);
/** What stands in data for languages that have two letters: of ISO 639-2. */
const threeLetters = new Set(
  'alb ara arm baq ben bul bur cat ces chi cym cze dan deu dut ell eng est eus fao fas fin fra fre geo ger gre heb hin hrv hun ice ind isl ita jpn kat kor lat lav lit ltz mac mao may mkd mri msa mya nld nno nob nor per pol por ron rum rus slk slo slv spa sqi srp swe tha tib tur ukr urd vie wel zho'.split(
    ' ',
  ),
);
const form = /^(?:x|i|[A-Za-z]{2,8})(?:-[A-Za-z0-9]{1,8})*$/;

/** Languages of resources. */
export const languageCode: Rule = {
  code: 'language-code',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset-all-languages.html',
  wants: 'The language of a resource is one of BCP 47, in its usual letter case: en, de-CH, zh-Hans-CN.',
  why: 'Servers and screens choose text by it: a language of another form is never chosen, or the resource is refused.',
  example: {
    faulty: { resourceType: 'Patient', language: 'de_AT' },
    mended: { resourceType: 'Patient', language: 'de-AT' },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Extension')) {
      const { url, valueCode } = isObject(typed.value) ? typed.value : {};
      const outer = typed.parent?.value;
      if (url !== 'lang' || typeof valueCode !== 'string' || form.test(valueCode)) continue;
      if (isObject(outer) && String(outer.url).endsWith('/translation'))
        yield {
          message: `Found the language "${valueCode}", expected a code of BCP 47 like en or de-CH.`,
          fhirPath: `${fhirPathOf(typed)}.value.ofType(code)`,
        };
    }
    for (const values of scope.valuesByType(artifact).values()) {
      for (const typed of values) {
        const language = isObject(typed.value) ? typed.value.language : undefined;
        if (typeof language !== 'string' || !isOfWords(typed)) continue;
        const wanted = form.test(language) ? knownProblem(language) : 'a code of BCP 47 like en or de-CH';
        if (wanted === undefined) continue;
        if (typed.type === 'Resource' && typed.parent && scope.owns(typed.value as object)) continue;
        yield {
          message: `Found the language "${language}", expected ${wanted}.`,
          fhirPath: `${fhirPathOf(typed)}.language`,
        };
      }
    }
  },
};

/** What was to be written instead of a language that nobody registered, or that is spelled otherwise than the official validators take it. */
function knownProblem(language: string): string | undefined {
  const [first = '', ...more] = language.split('-');
  if (/^[xi]$/i.test(first)) return undefined;
  const usual = [first.toLowerCase(), ...more.map(usualCase)].join('-');
  if (threeLetters.has(first.toLowerCase()))
    return 'the code of two letters that ISO 639-1 has for this language';
  if (first.length > 3 || (first.length === 2 && !twoLetters.has(first.toLowerCase())))
    return 'a code of BCP 47 like en or de-CH: no language is registered under this one';
  if (/-UK\b/i.test(language)) return `"${usual.replace('-UK', '-GB')}": the United Kingdom is GB`;
  return usual === language ? undefined : `"${usual}": case matters in codes`;
}

/** `de-Latn-CH`: a script begins with a capital letter, a country has two. What comes after a single letter is free. */
function usualCase(part: string, index: number, parts: readonly string[]): string {
  if (parts.slice(0, index).some((before) => before.length === 1)) return part;
  if (/^[A-Za-z]{2}$/.test(part)) return part.toUpperCase();
  return /^[A-Za-z]{4}$/.test(part) ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase() : part;
}

/** True where `language` is that of words, not of an expression. */
function isOfWords(typed: TypedValue): boolean {
  const name = shapeNameOf(typed);
  const element = name === undefined ? undefined : shapeOf(name)?.properties.get('language')?.element;
  return element?.binding?.valueSet === 'http://hl7.org/fhir/ValueSet/languages';
}
