import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, resourceOf } from '../typedValue.ts';

/** Language and anchors of narratives. */
export const narrativeText: Rule = {
  code: 'narrative-text',
  group: 'narrative',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/narrative.html',
  wants: 'A narrative is in the language of its resource, and an anchor stands in it once.',
  why: 'Readers and speech programs take it for the wrong language; a link finds the first of two anchors.',
  example: { faulty: inEnglish('de'), mended: inEnglish('en') },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Narrative')) {
      const div = isObject(typed.value) ? typed.value.div : undefined;
      if (typeof div !== 'string') continue;
      const fhirPath = `${fhirPathOf(typed)}.div`;
      const { language } = resourceOf(typed);
      const [, said] = /^<div[^>]*\slang="([^"]*)"/.exec(div) ?? [];
      if (said !== undefined && typeof language === 'string' && primary(said) !== primary(language))
        yield { message: `The narrative is in ${said}, the resource in ${language}.`, fhirPath };
      const ids = [...div.matchAll(/<\w+[^>]*\sid\s*=\s*["']([^"']*)["']/g)].map(([, id]) => id);
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined)
        yield {
          message: `The id "${twice}" stands twice in the narrative: a link finds the first.`,
          fhirPath,
        };
    }
  },
};

function primary(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

/** A resource in English with a narrative in some language. */
function inEnglish(lang: string): object {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml" lang="${lang}">x</div>`;
  return { resourceType: 'Basic', language: 'en', code: { text: 'x' }, text: { status: 'generated', div } };
}
