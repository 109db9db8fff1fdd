import type { Missing } from '../apply/explain/explanation.ts';

/** What is missing, and how to supply it. */
export function missingWords(missing: Missing): string {
  switch (missing.kind) {
    case 'answer': {
      const where =
        missing.questionnaires.length === 0
          ? ''
          : ` (item ${missing.question} of ${missing.questionnaires.join(' or ')})`;
      const why = missing.outdated ? 'newer evidence outdates the answer no; ask again: ' : 'the answer to ';
      return `${why}“${missing.text}”${where}; an answer lasts ${missing.validFor}`;
    }
    case 'list':
      return missing.type === 'DraftOrder'
        ? 'the orders being placed, all of them (--complete DraftOrder)'
        : `all ${missing.type} records of the patient; when they are all there, --complete ${missing.type}`;
    case 'codes':
      return `a code that can be read, in ${missing.references.join(', ')}`;
    case 'record':
      return missing.words.length === 0
        ? 'another criterion; nothing else that is read here could settle it'
        : `a record that shows it; nothing that is read here could rule it out: ${missing.words.join('; or ')}`;
  }
}
