import type {
  ActivityDefinition,
  CodeSystem,
  ConceptMap,
  DocumentReference,
  Evidence,
  EvidenceVariable,
  Extension,
  FhirResource,
  ImplementationGuide,
  Library,
  PlanDefinition,
  Questionnaire,
  ValueSet,
} from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog, canonicalOf, referenceOf } from '../../src/artifact.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

const artifacts = buildResources(smallGuideline);
const catalog = new Catalog(artifacts);
const base = 'http://example.org/gout';
const derivationUrl = 'http://hl7.org/fhir/StructureDefinition/derivation-reference';

function get<T extends FhirResource>(reference: string): T {
  const found = catalog.byReference(reference)?.resource;
  if (!found) throw new Error(`no ${reference}`);
  return found as T;
}

/** The words of the source that derivation-reference extensions point to. */
function derivedFrom(extensions: readonly Extension[] = []): string[] {
  const text = smallGuideline.source.lines.join('\n');
  return extensions
    .filter(({ url }) => url === derivationUrl)
    .map(({ extension = [] }) => {
      const number = (name: string) => extension.find(({ url }) => url === name)?.valueInteger as number;
      return text.slice(number('offset'), number('offset') + number('length'));
    });
}

const extensionsOf = (extensions: readonly Extension[] | undefined, tail: string) =>
  (extensions ?? []).filter(({ url }) => url.endsWith(`/${tail}`));

describe('buildResources', () => {
  it('makes each artifact once, what it refers to before it', () => {
    const seen = new Set<string>();
    for (const { resource } of artifacts) {
      const text = JSON.stringify(resource);
      // Parts point up to their whole, code systems to the value set of all their codes.
      for (const [, canonical] of text.matchAll(
        /"(http:\/\/example\.org\/gout\/[A-Za-z]+\/[^"|]+)\|1\.2\.3"/g,
      ))
        if (!/"valueCanonical":|"valueSet":/.test(text) && canonical !== (resource as { url?: string }).url)
          expect(seen, `${referenceOf(resource)} before ${canonical}`).toContain(canonical);
      for (const [, reference] of text.matchAll(/"reference":"([A-Z][A-Za-z]+\/[^"]+)"/g))
        expect(seen, `${referenceOf(resource)} before ${reference}`).toContain(reference);
      expect(seen).not.toContain(referenceOf(resource));
      seen.add(referenceOf(resource));
      seen.add(`${(resource as { url?: string }).url}`);
    }
  });

  it('lets every canonical of its own resolve', () => {
    for (const [, canonical] of JSON.stringify(artifacts).matchAll(
      /"(http:\/\/example\.org\/gout\/[A-Z][A-Za-z]+\/[^"]+)"/g,
    ))
      expect(catalog.byCanonical(canonical as string), canonical as string).toBeDefined();
  });

  it('gives every canonical artifact its url, version, name, status, date and publisher', () => {
    const names = new Set<string>();
    for (const { resource } of artifacts) {
      if (resource.resourceType === 'DocumentReference') continue;
      const { url, version, name, title, status, date, publisher, description } = resource as PlanDefinition;
      expect(url).toBe(`${base}/${referenceOf(resource)}`);
      expect([version, status, date, publisher]).toEqual(['1.2.3', 'draft', '2026-01-02', 'Example Press']);
      expect(name).toMatch(/^Gout[A-Za-z0-9_]{1,250}$/);
      expect([title, description].every(Boolean)).toBe(true);
      names.add(name as string);
    }
    expect(names.size).toBe(artifacts.length - 1);
  });

  it('writes root elements in the order of FHIR', () => {
    expect(Object.keys(get('PlanDefinition/colchicine'))).toEqual(
      'resourceType id meta extension url version name title type status experimental subjectCodeableConcept date publisher contact description useContext usage copyright topic relatedArtifact library action'.split(
        ' ',
      ),
    );
  });

  it('leaves no element empty', () => {
    expect(JSON.stringify(artifacts.map(({ resource }) => resource))).not.toMatch(/\[\]|\{\}|""|null/);
  });

  it('says where each artifact comes from', () => {
    for (const { resource, sources, authored } of artifacts) {
      expect(sources.length, referenceOf(resource)).toBeGreaterThan(0);
      expect(sources.every(({ file }) => file === 'input/gout/source.txt')).toBe(true);
      expect(authored.line).toBeGreaterThan(0);
    }
  });

  it('gives the same artifacts again', () => {
    expect(JSON.stringify(buildResources(smallGuideline))).toBe(JSON.stringify(artifacts));
  });

  it('puts the prefix before every id, but that of the guide and of the logic, which are called by names of their own', () => {
    const prefixed = { ...smallGuideline, identity: { ...smallGuideline.identity, idPrefix: 'x-' } };
    for (const { resource } of buildResources(prefixed))
      if (resource.resourceType !== 'ImplementationGuide' && resource.id !== 'GoutLogic')
        expect(resource.id).toMatch(/^x-/);
  });
});

describe('the source', () => {
  it('is given by hash and size, without its words', () => {
    const { masterIdentifier, content, description } = get<DocumentReference>('DocumentReference/source');
    // The page is no address of the hashed bytes, so the attachment names none.
    expect(description).toBe('Gout in Adults (summary), as taken from https://example.org/gout.txt');
    const digest = Buffer.from(smallGuideline.source.sha256, 'hex').toString('base64url');
    expect(masterIdentifier?.value).toBe(`ni:///sha-256;${digest}`);
    expect(content[0]?.attachment).toEqual({
      contentType: 'text/plain',
      size: smallGuideline.source.bytes,
      hash: smallGuideline.source.sha1,
      title: 'Gout in Adults (summary)',
    });
  });
});

describe('terminology', () => {
  it('keeps other spellings, and definitions only where the source gives them', () => {
    expect(get<CodeSystem>('CodeSystem/strength').concept?.[0]).toEqual({
      code: 'strong',
      display: 'Strong',
      definition: 'Printed in the source; definition not included there.',
    });
    expect(get<CodeSystem>('CodeSystem/class-of-evidence').concept?.[0]?.definition).toBe(
      'Randomised trials.',
    );
  });

  it('nests an outline and groups, marks headings and what needs review', () => {
    const sites = get<CodeSystem>('CodeSystem/sites');
    expect([sites.hierarchyMeaning, sites.count]).toEqual(['grouped-by', 3]);
    expect(
      sites.concept?.map(({ code, concept = [] }) => [code, ...concept.map((child) => child.code)]),
    ).toEqual([['foot', 'big-toe'], ['knee']]);
    expect(get<CodeSystem>('CodeSystem/side-effects').concept?.[0]?.property).toEqual([
      { code: 'notSelectable', valueBoolean: true },
    ]);
    const [first, , tophi] = get<CodeSystem>('CodeSystem/points').concept ?? [];
    expect(first?.property).toEqual([{ code: 'column', valueString: 'For' }]);
    expect(tophi?.property).toEqual([
      { code: 'status', valueCode: 'experimental' },
      { code: 'column', valueString: 'For' },
      { code: 'needsReview', valueBoolean: true },
    ]);
    expect(derivedFrom(tophi?.extension)).toEqual(['Tophi']);
  });

  it('expands the value set of a whole system, headings as abstract', () => {
    const { compose, expansion } = get<ValueSet>('ValueSet/side-effects');
    const system = `${base}/CodeSystem/side-effects`;
    expect(compose).toEqual({ include: [{ system, version: '1.2.3' }] });
    expect(expansion?.total).toBe(2);
    expect(expansion?.contains).toEqual([
      { system, abstract: true, code: 'gut', display: 'Gut' },
      { system, code: 'diarrhoea', display: 'Diarrhoea' },
    ]);
  });

  it('lists public codes without those that never count, families beside them', () => {
    const { compose, expansion, copyright, description } = get<ValueSet>('ValueSet/gout');
    const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
    expect(compose).toEqual({
      include: [
        {
          system: icd,
          concept: [
            { code: 'M10.9', display: 'Gout, unspecified' },
            { code: 'M1A.9XX0', display: 'Chronic gout, unspecified, without tophus (tophi)' },
            { code: 'M10', display: 'Gout' },
          ],
        },
        { system: icd, filter: [{ property: 'code', op: 'regex', value: '^(?:M10[.]3.*)$' }] },
        { system: 'http://snomed.info/sct', concept: [{ code: '90560007', display: 'Gout' }] },
      ],
      exclude: [
        {
          system: icd,
          concept: [{ code: 'M10.39', display: 'Gout due to renal impairment, multiple sites' }],
        },
      ],
    });
    expect(expansion?.contains?.map(({ code, inactive }) => [code, inactive])).toEqual([
      ['M10.9', undefined],
      ['M1A.9XX0', undefined],
      ['M10', true],
      ['90560007', undefined],
    ]);
    expect(copyright).toContain('World Health Organization');
    expect(copyright).toContain('SNOMED CT');
    expect(description).toContain('point-in-time');
  });

  it('maps a scale as a draft, unmatched without a code', () => {
    const { status, group } = get<ConceptMap>('ConceptMap/strength-to-public');
    expect(status).toBe('draft');
    expect(group?.[0]?.element).toEqual([
      {
        code: 'strong',
        display: 'Strong',
        target: [{ code: 'strong', equivalence: 'inexact', comment: 'An opinion.' }],
      },
      {
        code: 'conditional',
        display: 'Conditional',
        target: [{ equivalence: 'unmatched', comment: 'Not the same as weak.' }],
      },
    ]);
  });

  it('keeps a map a draft in an active guideline', () => {
    const active = {
      ...smallGuideline,
      identity: { ...smallGuideline.identity, status: 'active' as const, experimental: false },
    };
    const map = buildResources(active).find(({ resource }) => resource.resourceType === 'ConceptMap')
      ?.resource as ConceptMap;
    expect([map.status, map.experimental]).toEqual(['draft', true]);
    expect(map.description).toContain('stays a draft whatever the status of the guideline');
  });
});

describe('evidence', () => {
  it('holds statement, variables, ratings without strength, and notes', () => {
    const evidence = get<Evidence>('Evidence/starting-doses');
    expect(evidence.description).toBe('Lower and higher starting doses do not differ');
    expect(evidence.exposureBackground.reference).toBe('EvidenceVariable/gout-patients');
    expect(evidence.exposureVariant?.map(({ reference }) => reference)).toEqual([
      'EvidenceVariable/low-dose',
      'EvidenceVariable/high-dose',
    ]);
    expect(evidence.outcome?.map(({ reference }) => reference)).toEqual(['EvidenceVariable/attacks']);
    expect(
      extensionsOf(evidence.extension, 'cqf-certainty').map(
        ({ extension }) => extension?.[1]?.valueCodeableConcept,
      ),
    ).toEqual([
      {
        coding: [{ system: `${base}/CodeSystem/class-of-evidence`, code: '3', display: 'Class 3' }],
        text: '3',
      },
    ]);
    expect(derivedFrom(evidence.extension)).toEqual([
      'Lower and higher starting doses do not differ 3 Conditional',
    ]);
    expect(evidence.note?.map(({ text }) => text)).toEqual([
      'Population: Patients with gout, taken from the guideline as a whole.',
      'Kind: Comparison or evidence only (no direction). Decided by an editor: The row compares.',
      'No numbers are given.',
      'Read so by an editor: "doses" is read as starting doses.',
      'Not yet reviewed by a clinician.',
    ]);
  });

  it('says that a rating is printed oddly, that the row has a condition, and who reviewed it', () => {
    const notes = (id: string) => get<Evidence>(`Evidence/${id}`).note?.map(({ text }) => text);
    expect(notes('opioids')).toContain('Strength is printed “strong” and read as Strong.');
    expect(notes('ice')).toContain(
      'Condition that the row states, shown and asked but not evaluated: “when drugs are not tolerated”',
    );
    expect(notes('ice')).toContain('Reviewed by Dr. Example.');
  });

  it('gives a variable its own code and a public one, and its words always', () => {
    expect(
      get<EvidenceVariable>('EvidenceVariable/colchicine').characteristic[0]?.definitionCodeableConcept,
    ).toEqual({
      coding: [
        { system: `${base}/CodeSystem/intervention`, code: 'colchicine', display: 'Colchicine' },
        { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '2683', display: 'colchicine' },
      ],
      text: 'Colchicine',
    });
    expect(
      get<EvidenceVariable>('EvidenceVariable/attacks').characteristic[0]?.definitionCodeableConcept,
    ).toEqual({ text: 'Attacks' });
    expect(derivedFrom(get<EvidenceVariable>('EvidenceVariable/attacks').extension)).toEqual([
      'Lower and higher starting doses do not differ 3 Conditional',
    ]);
  });
});

describe('plans', () => {
  it('lead from the pathway to every section', () => {
    expect(
      get<PlanDefinition>('PlanDefinition/pathway').action?.map(({ title, definitionCanonical }) => [
        title,
        definitionCanonical,
      ]),
    ).toEqual([
      ['Acute Treatment', `${base}/PlanDefinition/strategy-acute|1.2.3`],
      ['Prevention', `${base}/PlanDefinition/strategy-prevention|1.2.3`],
    ]);
  });

  it('lead from a section to its actionable rows only, verbatim', () => {
    const { action } = get<PlanDefinition>('PlanDefinition/strategy-prevention');
    expect(
      action?.map(({ id, description, textEquivalent, definitionCanonical }) => [
        id,
        description,
        textEquivalent,
        definitionCanonical,
      ]),
    ).toEqual([
      [
        'starting-doses',
        'Lower and higher starting doses do not differ',
        'Lower and higher starting doses do not differ (Class 3, Strength Conditional)',
        undefined,
      ],
      [
        'alcohol',
        'Talk about alcohol',
        'Talk about alcohol (Class 2, Strength Strong)',
        `${base}/PlanDefinition/alcohol|1.2.3`,
      ],
    ]);
    expect(action?.map(({ extension }) => derivedFrom(extension))).toEqual([
      ['Lower and higher starting doses do not differ 3 Conditional'],
      ['Talk about alcohol 2 Strong'],
    ]);
  });

  it('carry ratings and direction on the action', () => {
    const [action] = get<PlanDefinition>('PlanDefinition/opioids').action ?? [];
    const concept = (tail: string) =>
      extensionsOf(action?.extension, tail).map(({ valueCodeableConcept }) => [
        valueCodeableConcept?.coding?.[0]?.code,
        valueCodeableConcept?.text,
      ]);
    expect(concept('cqf-strengthOfRecommendation')).toEqual([['strong', 'strong']]);
    expect(concept('cqf-qualityOfEvidence')).toEqual([['1', '1']]);
    expect(concept('cpg-directionOfRecommendation')).toEqual([['against', undefined]]);
    const [, doses] = get<PlanDefinition>('PlanDefinition/strategy-prevention').action ?? [];
    expect(extensionsOf(doses?.extension, 'cpg-directionOfRecommendation')).toHaveLength(1);
    const [noDirection] = get<PlanDefinition>('PlanDefinition/strategy-prevention').action ?? [];
    expect(extensionsOf(noDirection?.extension, 'cpg-directionOfRecommendation')).toEqual([]);
  });

  it('never apply without a condition: the population is recorded and the row is in question', () => {
    for (const { resource } of catalog.ofType('PlanDefinition'))
      for (const action of resource.action ?? [])
        if (action.definitionCanonical?.includes('/ActivityDefinition/'))
          expect(action.condition?.length, resource.id as string).toBe(3);
    const conditions = get<PlanDefinition>('PlanDefinition/ice').action?.[0]?.condition?.map(
      ({ expression }) => expression?.expression,
    );
    expect(conditions?.[0]).toContain('M10');
    expect(conditions?.slice(1)).toEqual(["'ice' in %yes", "('ice' in %no).not()"]);
  });

  it('describe every condition: the first the whole, each other the part that it belongs to', () => {
    const [whole, ...others] = (get<PlanDefinition>('PlanDefinition/ice').action?.[0]?.condition ?? []).map(
      ({ expression }) => expression?.description,
    );
    const asked = whole?.match(/“[^”]*\?” is answered yes/)?.[0];
    expect(whole).toMatch(/^Met: “Gout” is recorded, and “/);
    expect(others).toEqual([`One of the conditions for: ${asked}.`, `One of the conditions for: ${asked}.`]);
    for (const { resource } of catalog.ofType('PlanDefinition'))
      for (const { condition = [] } of resource.action ?? [])
        expect(condition.every(({ expression }) => expression?.description)).toBe(true);
  });

  it('ask only, where the guideline names no codes for its population', () => {
    const bare = { ...smallGuideline, population: { variable: 'gout-patients' } };
    const plan = buildResources(bare).find(({ resource }) => referenceOf(resource) === 'PlanDefinition/ice')
      ?.resource as PlanDefinition;
    expect(plan.action?.[0]?.condition?.map(({ expression }) => expression?.expression)).toEqual([
      "'ice' in %yes",
      "('ice' in %no).not()",
    ]);
  });

  it('say of a conditional row that it could be done', () => {
    const behaviour = (id: string) =>
      get<PlanDefinition>(`PlanDefinition/${id}`).action?.[0]?.requiredBehavior;
    expect([behaviour('ice'), behaviour('colchicine')]).toEqual(['could', undefined]);
  });

  it('carry the disclaimer', () => {
    for (const type of ['PlanDefinition', 'ActivityDefinition', 'Library'] as const)
      for (const { resource } of catalog.ofType(type))
        expect(resource.usage).toBe('This text is not a standard of care.');
  });

  it('say what is met and what is unknown, and nothing when it is ruled out', () => {
    const { action } = get<PlanDefinition>('PlanDefinition/gout-recorded');
    expect(action?.map(({ id, title }) => [id, title])).toEqual([
      ['met', 'Gout is recorded'],
      ['unknown', 'It is not known whether there is gout'],
    ]);
    expect(action?.every(({ condition = [] }) => condition.length > 0)).toBe(true);
    expect(action?.some(({ definitionCanonical }) => definitionCanonical)).toBe(false);
  });
});

describe('activities', () => {
  const activity = (id: string) => get<ActivityDefinition>(`ActivityDefinition/${id}`);
  it('propose a drug without a dose', () => {
    expect(activity('colchicine').productCodeableConcept).toEqual({
      coding: [
        { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '2683', display: 'colchicine' },
      ],
      text: 'Colchicine',
    });
    expect(activity('opioids').productCodeableConcept).toEqual({ text: 'Opioids' });
    expect(artifacts.some(({ resource }) => 'dosage' in resource)).toBe(false);
  });
  it('propose a procedure by its own code', () => {
    expect(activity('ice').code).toEqual({
      coding: [{ system: `${base}/CodeSystem/intervention`, code: 'ice', display: 'Ice packs' }],
      text: 'Ice packs',
    });
  });
  it('put a message where engines send it from', () => {
    expect(activity('alcohol').code?.text).toBe('Talk about <alcohol> & gout.');
  });
  it('say whether to perform, always', () => {
    expect(
      catalog
        .ofType('ActivityDefinition')
        .map(({ resource }) => [resource.id, resource.intent, resource.doNotPerform]),
    ).toEqual([
      ['colchicine', 'proposal', false],
      ['ice', 'proposal', false],
      ['opioids', 'proposal', true],
      ['alcohol', 'proposal', false],
    ]);
  });
});

describe('the questionnaire', () => {
  it('asks one question per actionable row, the statement beside it', () => {
    const { item } = get<Questionnaire>('Questionnaire/considering');
    expect(
      item?.map(({ linkId, text, item: questions }) => [linkId, text, questions?.map((each) => each.linkId)]),
    ).toEqual([
      ['section-acute', 'Acute Treatment', ['colchicine', 'ice', 'opioids']],
      ['section-prevention', 'Prevention', ['alcohol']],
    ]);
    const question = item?.[0]?.item?.[0];
    expect(question?.text).toBe('Is colchicine being considered for an acute attack?');
    expect(question?.answerOption?.map(({ valueCoding }) => valueCoding?.display)).toEqual([
      'Yes',
      'No',
      'Asked But Unknown',
    ]);
    expect(question?.item?.[0]?.text).toBe(
      '“Colchicine is recommended for an acute attack” (line 6; Class 1, Strength Strong)',
    );
    expect(JSON.stringify(item)).not.toContain('initial');
  });
});

describe('manifest and guide', () => {
  it('list everything', () => {
    const parts = get<Library>('Library/manifest')
      .relatedArtifact?.filter(({ type }) => type === 'composed-of')
      .map(({ resource }) => resource);
    const canonicals = artifacts.map(({ resource }) => canonicalOf(resource)).filter(Boolean);
    expect(parts).toEqual(canonicals.slice(0, -2));
    const guide = artifacts.at(-1)?.resource as ImplementationGuide;
    expect(guide.id).toBe('org.example.gout');
    expect(guide.definition?.resource.map(({ reference }) => reference.reference)).toEqual(
      artifacts.slice(0, -1).map(({ resource }) => referenceOf(resource)),
    );
    expect(
      guide.definition?.resource.every(({ groupingId }) =>
        guide.definition?.grouping?.some(({ id }) => id === groupingId),
      ),
    ).toBe(true);
    expect(guide.definition?.grouping?.[0]?.name).toBe('Plans, activities and questions');
  });
});
