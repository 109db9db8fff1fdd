import { codeChoices } from './codeChoices.ts';
import { bandChoices, criterionChoices } from './criterionChoices.ts';
import type { EditorialChoice, Guideline } from './guideline.ts';
import { planChoices } from './planChoices.ts';
import type { Recommendation } from './recommendation.ts';
import { titleDifference } from './titleDifference.ts';

type Decided = Omit<Guideline, 'choices'>;

/** Everything in a guideline that a person decided, in one list for readers to dispute. */
export function editorialChoices(guideline: Decided): EditorialChoice[] {
  return [
    ...guideline.recommendations.flatMap((recommendation) => [
      ...ofRecommendation(recommendation, guideline),
      ...readingsOf(recommendation),
    ]),
    ...ofVariables(guideline),
    ...ofTables(guideline),
    ...ofMaps(guideline),
    ...guideline.codeLists.flatMap(codeChoices),
    ...ofCriteria(guideline),
    ...planChoices(guideline),
    ...ofMetadata(guideline),
  ];
}

function ofRecommendation(recommendation: Recommendation, guideline: Decided): EditorialChoice[] {
  const { id, row, authored, reviewer, kind, direction, population, title, titleRationale, question } =
    recommendation;
  const common = { subject: id, source: row.place, authored, ...(reviewer && { reviewer }) };
  const variable = guideline.variables.find((one) => one.id === population.variable);
  const choices: EditorialChoice[] = [
    {
      ...common,
      what: 'kind',
      decision: `${kind}; direction ${direction}`,
      rationale: recommendation.rationale,
    },
  ];
  if (title !== row.statement)
    choices.push({
      ...common,
      what: 'title',
      decision: title,
      rationale: [...(titleRationale ? [titleRationale] : []), titleDifference(row.statement, title)].join(
        ' ',
      ),
    });
  if (population.basis !== 'stated')
    choices.push({
      ...common,
      what: 'population',
      decision: `${variable?.title ?? population.variable} (${population.basis})`,
      rationale: {
        section: 'The row states no population; its section heading does.',
        guideline: 'The row states no population; the one the guideline is for stands in.',
        editorial: variable?.rationale ?? 'Neither the row nor its section states a population.',
      }[population.basis],
    });
  if (question)
    choices.push({
      ...common,
      what: 'question',
      decision: question,
      rationale:
        'Nothing applies to everybody: until the row has criteria of its own, a person says that it is being considered. No answer means it does not apply.',
    });
  return choices;
}

function readingsOf({
  id,
  row,
  authored,
  reviewer,
  notes,
  activity,
  rationale,
}: Recommendation): EditorialChoice[] {
  const common = { subject: id, source: row.place, authored, ...(reviewer && { reviewer }) };
  return [
    ...(activity
      ? [
          {
            ...common,
            what: 'activity',
            decision: [
              `${activity.kind}: ${activity.code}`,
              ...(activity.doNotPerform ? ['do not perform'] : []),
              ...(activity.message ? [`said: “${activity.message}”`] : []),
            ].join('; '),
            rationale,
          },
        ]
      : []),
    ...notes
      .filter(({ basis }) => basis === 'editorial')
      .map(({ text }) => ({
        ...common,
        what: 'reading',
        decision: text,
        rationale: 'How an editor reads the printed words.',
      })),
  ];
}

/** Whatever is not the printed words, capitals aside: named by an editor, read in a way that needed a reason, coded, or reworded. */
function ofVariables(guideline: Decided): EditorialChoice[] {
  return guideline.variables.flatMap((variable) => {
    const { id, role, title, basis, quote, coding, rationale, authored } = variable;
    const reworded = quote !== undefined && quote.text.toLowerCase() !== title.toLowerCase();
    if (basis === 'stated' && !rationale && !coding && !reworded) return [];
    return {
      what: role,
      subject: id,
      decision: `${title} (${basis}${coding ? `; ${coding.system} ${coding.code} ${coding.display}` : ''})`,
      rationale: [
        ...(rationale ? [rationale] : []),
        ...(!rationale && basis !== 'stated'
          ? ['The words are those of the section heading or of the guideline as a whole.']
          : []),
        ...(coding ? [`The code: ${coding.source}.`.replace(/\.\.$/, '.')] : []),
        ...(reworded ? [titleDifference(quote.text, title)] : []),
      ].join(' '),
      ...(quote && { source: quote.place }),
      authored,
    };
  });
}

function ofTables(guideline: Decided): EditorialChoice[] {
  return guideline.tables.flatMap((table) =>
    table.entries
      .filter((entry) => entry.basis !== undefined)
      .map((entry) => ({
        what: 'split',
        subject: `${table.id}/${entry.code}`,
        decision: `Column "${table.columns.find((column) => column.id === entry.column)?.label}": ${entry.text} (${entry.basis}${entry.needsReview ? '; not executed before a review' : ''})`,
        rationale: entry.rationale ?? '',
        ...(entry.reviewer && { reviewer: entry.reviewer }),
        source: entry.place,
        authored: table.authored,
      })),
  );
}

function ofMaps(guideline: Decided): EditorialChoice[] {
  return guideline.scaleMaps.flatMap((map) =>
    map.elements.map((element) => ({
      what: 'map',
      subject: map.id,
      decision: `${element.code} → ${element.target ?? 'nothing'} (${element.equivalence})`,
      rationale: element.comment,
      authored: map.authored,
    })),
  );
}

function ofCriteria(guideline: Decided): EditorialChoice[] {
  return [...guideline.criteria.flatMap(criterionChoices), ...bandChoices(guideline)];
}

function ofMetadata(guideline: Decided): EditorialChoice[] {
  const { authored } = guideline.identity;
  const at = { ...authored, file: authored.file.replace(/guideline\.yaml$/, 'metadata.yaml'), line: 1 };
  return [
    ...guideline.useContexts.map((context) => ({
      what: 'use context',
      subject: context.text,
      decision: context.coding
        ? `${context.type}: ${context.coding.display} (${context.coding.system} ${context.coding.code})`
        : `${context.type}: text only`,
      rationale: context.note ?? 'The printed words and the display of the code say the same.',
      source: context.place,
      authored: at,
    })),
    ...guideline.glossary
      .filter((term) => term.origin === 'editor')
      .map((term) => ({
        what: 'glossary',
        subject: term.term,
        decision: `${term.term}: ${term.expansion}`,
        rationale: 'The source uses the abbreviation and does not expand it.',
        authored: at,
      })),
  ];
}
