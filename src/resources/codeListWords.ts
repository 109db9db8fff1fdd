import type { CodeList, ListedCode } from '../knowledge/codeList.ts';
import type { Members } from './codeListMembers.ts';

/** Most codes that a sentence names; the narrative shows all of them. */
const most = 15;

/** What the ValueSet of a list says it is: a point-in-time list, what its codes mean, what is missing. */
export function codeListDescription(list: CodeList, { codes, families }: Members): string {
  const roots = families.map(({ root }) => root);
  return paragraphs([
    list.description,
    /point-in-time/i.test(list.description) ? '' : 'A point-in-time list.',
    'As the code systems publish new releases, the list has to be reviewed.',
    list.context ? 'Context, shown for readers: no logic reads this list, whatever the class of a code.' : '',
    roots.length > 0
      ? `Families ${roots.join(', ')}: the expansion holds the enumerated codes only; a server that knows the code system adds what the filters select.`
      : '',
    about(
      'Retired codes, kept to match old records, never to write new ones',
      codes.filter(({ legacy }) => legacy),
    ),
    ...(list.context ? [] : ofClasses(codes)),
    ...ofSite(list, codes),
    ...(list.notes ?? []).map((note) => `Not covered, or to be known: ${note}`),
  ]);
}

/** What the ValueSet of the definite codes of a list says it is. */
export function definiteDescription(list: CodeList): string {
  return paragraphs([
    `The codes of “${list.title}” that are definite evidence: a record with one of these alone shows it. A part of the value set ${list.id}, for logic that asks a terminology server for membership; that one says where the codes come from, what they leave out, and why each is classed as it is.`,
    'A point-in-time list. As the code systems publish new releases, it has to be reviewed.',
  ]);
}

function ofClasses(codes: readonly ListedCode[]): string[] {
  return [
    about(
      'A record with one of these alone is a reason to ask, not evidence',
      codes.filter((code) => code.class === 'possible' && !code.context),
    ),
    about(
      'Context of the list, and as such at most a reason to ask (the wider reading is the safe one; editorial)',
      codes.filter((code) => code.class === 'possible' && code.context),
    ),
    codes.some((code) => code.class === 'unclassed')
      ? 'Nobody said yet what a record with one of these codes alone means; no logic decides by it.'
      : '',
  ];
}

function ofSite({ slot }: CodeList, codes: readonly ListedCode[]): string[] {
  const own = codes.filter(({ site }) => site);
  const systems = [...new Set(own.map(({ system }) => system))].sort();
  return [
    slot && !slot.filled
      ? `A site adds its own codes in ${slot.file} (columns system,code,display); it has added none, so records that are coded otherwise are missed.`
      : '',
    own.length > 0
      ? `${about('Codes that the site added', own)} Systems: ${systems.join(', ')}; whoever adds codes of a licensed system has to hold the licence.`
      : '',
    ...codes.flatMap(({ code, override, reason, class: now }) =>
      override ? [`The site reads ${code} as ${now} (it was ${override.was}): ${reason}`] : [],
    ),
  ];
}

function about(words: string, codes: readonly ListedCode[]): string {
  if (codes.length === 0) return '';
  if (codes.length > most) return `${words}: ${codes.length} codes, marked in the narrative.`;
  return `${words}: ${codes.map(({ code }) => code).join(', ')}.`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.filter(Boolean).join('\n\n');
}
