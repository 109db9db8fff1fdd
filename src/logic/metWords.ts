import type { Names } from './wordsNames.ts';
import { about, type Statement } from './wordsStatement.ts';

/** “Title” is met. */
export function metWords(id: string, names: Names): Statement {
  return about(isMet, `“${names.criterion(id)}”`);
}

const isMet = {
  before: '',
  after: ' is met',
  and: { word: 'and', after: ' are met' },
  or: { word: 'or', after: ' is met' },
} as const;
