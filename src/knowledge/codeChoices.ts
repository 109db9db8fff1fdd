import type { CodeList, ListedCode } from './codeList.ts';
import type { EditorialChoice } from './guideline.ts';

/**
 * What was decided about a code list: how its codes are read, in one entry (the page of the list shows each with its reason),
 * and by themselves the families and what a site reads otherwise.
 */
export function codeChoices(list: CodeList): EditorialChoice[] {
  const common = { subject: list.id, source: list.place };
  return [
    { ...common, what: 'code', decision: classesOf(list), rationale: whyOf(list), authored: list.authored },
    ...list.families.map((family) => ({
      ...common,
      what: 'code family',
      decision: `All codes that begin with ${family.root}: ${family.class ?? 'definite'}`,
      rationale: family.rationale,
      authored: list.authored,
    })),
    ...list.codes.flatMap(({ code, display, class: now, reason = '', override }) =>
      override
        ? [
            {
              ...common,
              what: 'code override',
              decision: `${code} ${display}: ${now} instead of ${override.was}`,
              rationale: reason,
              authored: override.authored,
            },
          ]
        : [],
    ),
  ];
}

function classesOf({ codes, context }: CodeList): string {
  const number = (is: (code: ListedCode) => boolean, words: string) => {
    const found = codes.filter(is).length;
    return found > 0 ? [`${found} ${words}`] : [];
  };
  const counts = [
    ...number((code) => code.class === 'definite', 'definite'),
    ...number((code) => code.class === 'possible', 'a reason to ask'),
    ...number((code) => code.class === 'never', 'never counted'),
    ...number((code) => code.class === 'unclassed', 'not classed, since no logic decides by the code alone'),
    ...number((code) => code.legacy, 'retired, kept to match old records'),
    ...number((code) => code.site === true, 'added by the site'),
  ];
  return `${codes.length} codes${context ? ', context only' : ''}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`;
}

function whyOf({ codes, context }: CodeList): string {
  return [
    'Each code stands in the list with its reason and the source in which it was seen with its display. The classes were read twice and blind by readers who are no clinicians; a clinician still has to confirm them.',
    ...(codes.some((code) => code.context && code.class === 'possible') && !context
      ? [
          'Context codes that may hint at it are read as a reason to ask: the wider reading is the safe one, since it can neither show nor rule out anything.',
        ]
      : []),
  ].join(' ');
}
