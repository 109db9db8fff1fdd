import type { ActivityDefinition, Library, Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { answerReadings } from '../../src/apply/answerReadings.ts';
import { Catalog } from '../../src/artifact.ts';
import { questionsIn } from '../../src/cases/readAnswers.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { buildResources } from '../../src/resources/buildResources.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';
import { plannedGuideline } from '../support/plannedGuideline.ts';

const flat = (items: readonly QuestionnaireItem[] = []): readonly QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...flat(item.item)]);

describe.each<[string, Guideline]>([
  ['the small guideline', plannedGuideline],
  ['the first real guideline', await aspnGuideline()],
])('the forms of %s', (_, guideline) => {
  const catalog = new Catalog(buildResources(guideline));
  const { canonical: base, version } = guideline.identity;
  const formOf = (id: string) =>
    catalog.byCanonical(`${base}/Questionnaire/${id}`)?.resource as Questionnaire;
  const forms = guideline.questionnaires.map((form) => ({ form, resource: formOf(form.id) }));
  const questions = forms.flatMap(({ form }) => form.groups.flatMap((group) => group.questions));
  const plans = JSON.stringify(catalog.ofType('PlanDefinition').map(({ resource }) => resource));
  const cql = catalog
    .ofType('Library')
    .flatMap(({ resource }) => (resource as Library).content ?? [])
    .filter(({ contentType }) => contentType === 'text/cql')
    .map(({ data = '' }) => Buffer.from(data, 'base64').toString())
    .join();

  it('are two levels: groups of questions, each with the words of the source beside it', () => {
    expect(forms.length).toBeGreaterThan(0);
    for (const { form, resource } of forms) {
      expect(resource.item?.map(({ linkId, type, text }) => [linkId, type, text])).toEqual(
        form.groups.map(({ id, title }) => [`group-${id}`, 'group', title]),
      );
      for (const [index, group] of form.groups.entries())
        expect(
          resource.item?.[index]?.item?.map(({ linkId, type, text, item }) => [
            linkId,
            type,
            text,
            item?.map((beside) => [beside.type, beside.text, beside.item]),
          ]),
        ).toEqual(
          group.questions.map(({ id, text, source }) => [
            id,
            'choice',
            text,
            [['display', `“${source.text}” (line ${source.place.line})`, undefined]],
          ]),
        );
    }
  });

  it('say of each question how its answer is read, so that any driver can', () => {
    const asked = catalog.ofType('Questionnaire').map(({ resource }) => resource);
    const { questionnaire, validFor, inverted } = answerReadings(asked);
    expect(questionnaire).toEqual(asked.map(({ url }) => url));
    const logic = questionsIn(guideline);
    expect(logic.length).toBeGreaterThan(0);
    for (const { id, validFor: span } of logic) expect([id, validFor?.[id]]).toEqual([id, span]);
    expect(inverted).toEqual(
      flat(asked.flatMap(({ item = [] }) => item))
        .map(({ linkId }) => linkId)
        .filter((id) => guideline.criteria.find((one) => one.id === id)?.question?.inverted),
    );
    const informational = questions.filter((question) => question.informational);
    for (const { id } of informational) expect(validFor).not.toHaveProperty(id);
  });

  it('have link ids of their own, three answers, nothing filled in and nothing required', () => {
    for (const { resource } of forms) {
      const items = flat(resource.item);
      const ids = items.map(({ linkId }) => linkId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { answerOption, initial, required, repeats } of items.filter(
        ({ type }) => type === 'choice',
      )) {
        expect(answerOption?.map(({ valueCoding }) => valueCoding?.code)).toEqual([
          'Y',
          'N',
          'asked-unknown',
        ]);
        expect([initial, required, repeats]).toEqual([undefined, false, false]);
      }
    }
  });

  it('ask what conditions read; questions for information are in no condition', () => {
    const [informational, read] = [true, false].map((is) =>
      questions.filter((question) => question.informational === is),
    );
    expect(informational?.length).toBeGreaterThan(0);
    for (const { id } of informational ?? []) {
      expect(plans).not.toContain(`'${id}'`);
      expect(cql).not.toContain(`'${id}'`);
    }
    expect(read?.length).toBeGreaterThan(0);
    for (const { id } of read ?? []) expect(cql, id).toContain(`'${id}'`);
  });

  it('take the questions that they ask from the form about what is being considered', () => {
    const considering = flat(formOf('considering').item).map(({ linkId }) => linkId);
    for (const { id } of questions) expect(considering).not.toContain(id);
    for (const { id, question } of guideline.criteria)
      if (question) expect([...considering, ...questions.map((one) => one.id)]).toContain(id);
  });

  it('are what Tasks collect with', () => {
    const tasks = guideline.activities.filter(({ kind }) => kind === 'Task');
    expect(tasks.length).toBeGreaterThan(0);
    for (const { id, questionnaire } of tasks) {
      const task = catalog.byCanonical(`${base}/ActivityDefinition/${id}`)?.resource as ActivityDefinition;
      const canonical = `${base}/Questionnaire/${questionnaire}|${version}`;
      const collect = task.extension?.filter(({ url }) => url.endsWith('/cpg-collectWith'));
      expect([task.kind, task.intent, task.code?.coding?.[0]?.code]).toEqual([
        'Task',
        'proposal',
        'collect-information',
      ]);
      expect(collect?.map(({ valueCanonical }) => valueCanonical)).toEqual([canonical]);
      expect(catalog.byCanonical(canonical)).toBeDefined();
      expect(task.relatedArtifact?.map(({ type, resource }) => [type, resource])).toContainEqual([
        'depends-on',
        canonical,
      ]);
    }
    for (const { resource } of catalog.ofType('ActivityDefinition'))
      if (resource.kind !== 'Task') expect(JSON.stringify(resource)).not.toContain('cpg-collectWith');
  });

  it('are asked by the logic under their own url', () => {
    for (const { resource } of forms) expect(cql).toContain(`'${resource.url}'`);
  });
});

describe('an activity of a plan', () => {
  it('says what it proposes, why, and on which lines, without a dose', () => {
    const catalog = new Catalog(buildResources(plannedGuideline));
    const trial = catalog.byReference('ActivityDefinition/trial')?.resource as ActivityDefinition;
    expect(trial).toMatchObject({
      kind: 'ServiceRequest',
      intent: 'proposal',
      doNotPerform: false,
      title: 'A trial',
      description: 'Proposes a trial.',
      usage: 'This text is not a standard of care.',
      code: { text: 'Ice packs' },
    });
    expect(trial.dosage).toBeUndefined();
    const rationale = trial.extension?.filter(({ valueMarkdown }) => valueMarkdown !== undefined);
    expect(rationale?.map(({ valueMarkdown }) => valueMarkdown)).toEqual(['A usual step.']);
    expect(trial.extension?.some(({ url }) => url.endsWith('/derivation-reference'))).toBe(true);
    expect(trial.relatedArtifact?.map(({ type }) => type)).toEqual(['citation']);
  });
});
