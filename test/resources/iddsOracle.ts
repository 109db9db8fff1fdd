/** What was answered; open is neither. */
export type Answer = 'yes' | 'no' | 'open';

type Answers = Readonly<Record<string, Answer>>;

/** The questions of the three tables that are not varied one by one. */
export const questions = {
  indications: [
    'multiple-compression-fractures',
    'discogenic-pain',
    'diffuse-spondylosis',
    'postlaminectomy',
    'postherpetic-neuralgia',
    'post-thoracotomy',
    'abdominal-pelvic-pain',
    'radicular-extremity-pain',
    'joint-extremity-pain',
    'cancer-pain',
    'intolerable-opioid-effects',
  ],
  selection: ['significant-interference', 'less-invasive-failed', 'no-psychological-condition'],
  contraindications: [
    'immunocompromised',
    'untreated-addiction',
    'active-psychosis',
    'uncontrolled-depression-anxiety',
    'suicidal-homicidal',
    'severe-cognitive-deficit',
    'severe-sleep-disturbance',
    'other-psychological-condition',
    'refill-schedule',
    'lack-of-coverage',
  ],
} as const;

/** The tables as sets of alternatives, written from the source and not from the criteria: lines 146 to 172. */
const causes = [
  'multiple-compression-fractures',
  'discogenic-pain',
  'spinal-stenosis',
  'diffuse-spondylosis',
];
const others = [...questions.indications.filter((id) => !causes.includes(id)), 'crps'];
const contraindications = ['active-infection', ...questions.contraindications];
const selection = ['comorbidities-optimised', ...questions.selection];
/** What people answer alike has the same part in the tables; a completion that shows that a question matters treats it alike. */
const groups = [causes, ['not-a-surgical-candidate'], others, contraindications, selection];

/** The outcome of the tables for a patient who is in scope, in the order in which the editors rank them. */
export function outcomeOf(answers: Answers): string {
  const against = either(contraindications.map(valueIn(answers)));
  const axial = both([either(causes.map(valueIn(answers))), valueIn(answers)('not-a-surgical-candidate')]);
  const indicated = either([axial, ...others.map(valueIn(answers))]);
  const selected = both(selection.map(valueIn(answers)));
  if (against === 'yes') return 'contraindicated';
  if (indicated === 'no') return 'not-indicated';
  if (selected === 'no') return 'criteria-not-met';
  return against === 'no' && indicated === 'yes' && selected === 'yes' ? 'eligible' : 'needs-information';
}

/** The open questions of which the answer changes the outcome, under some answer to the other open ones; sorted. */
export function mattering(answers: Answers): string[] {
  const open = groups.flat().filter((id) => valueIn(answers)(id) === 'open');
  const completions = subsets(groups).map((met) => new Set(met.flat()));
  return open
    .filter((id) =>
      completions.some((met) => {
        const completed = {
          ...answers,
          ...Object.fromEntries(open.map((other) => [other, met.has(other) ? 'yes' : 'no'] as const)),
        };
        return outcomeOf({ ...completed, [id]: 'yes' }) !== outcomeOf({ ...completed, [id]: 'no' });
      }),
    )
    .sort();
}

function valueIn(answers: Answers): (id: string) => Answer {
  return (id) => answers[id] ?? 'open';
}

/** Kleene's "or". */
function either(values: readonly Answer[]): Answer {
  if (values.includes('yes')) return 'yes';
  return values.includes('open') ? 'open' : 'no';
}

/** Kleene's "and". */
function both(values: readonly Answer[]): Answer {
  if (values.includes('no')) return 'no';
  return values.includes('open') ? 'open' : 'yes';
}

function subsets<T>([first, ...rest]: readonly T[]): T[][] {
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((some) => [some, [first, ...some]]);
}
