import type { EditorialChoice, Guideline } from './guideline.ts';
import type { GuidelineCriterion, GuidelineOutcomes } from './guidelineCriterion.ts';
import { bandWords } from './readBand.ts';

/** What was decided about a criterion: how its sentence is read, what is asked, and each number that an editor gave. */
export function criterionChoices({
  id,
  title,
  basis,
  rationale,
  source,
  question,
  thresholds,
  authored,
}: GuidelineCriterion): EditorialChoice[] {
  const common = { subject: id, source: source.place, authored };
  const asked = question?.inverted ? `${question.text} (yes speaks against it)` : question?.text;
  return [
    {
      ...common,
      what: 'criterion',
      decision: `${title} (${basis === 'stated' ? 'stated by the source, made computable by an editor' : 'editorial'})`,
      rationale,
    },
    ...(asked ? [{ ...common, what: 'question', decision: `Asked: ${asked}`, rationale }] : []),
    ...thresholds
      .filter((one) => one.basis === 'editorial')
      .map((one) => ({
        ...common,
        what: thresholdWords[one.kind],
        decision: one.decision,
        rationale: one.rationale,
        authored: one.authored,
      })),
  ];
}

const thresholdWords = {
  window: 'window',
  value: 'threshold',
  sites: 'sites',
  validity: 'validity of an answer',
} as const satisfies Record<GuidelineCriterion['thresholds'][number]['kind'], string>;

/** Bands and outcomes that an editor put together. */
export function bandChoices({
  bands = [],
  outcomes = [],
}: Pick<Guideline, 'bands' | 'outcomes'>): EditorialChoice[] {
  return [
    ...bands
      .filter(({ basis }) => basis === 'editorial')
      .map(({ id, title, unit, bands: parts, rationale, authored }) => ({
        what: 'bands',
        subject: id,
        decision: `${title}: ${parts.map((band) => `${band.title} ${bandWords(band, unit)}`).join(', ')}`,
        rationale,
        authored,
      })),
    ...outcomes.map(({ id, title, outcomes: parts, rationale, authored }: GuidelineOutcomes) => ({
      what: 'outcomes',
      subject: id,
      decision: `${title}: ${parts.map((part) => part.title).join(', ')}`,
      rationale,
      authored,
    })),
  ];
}
