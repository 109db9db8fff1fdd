import { about, type Frame, type Statement, said } from './wordsStatement.ts';

const list: Frame = {
  before: 'the list of ',
  after: ' is complete',
  and: { word: 'and', before: 'the lists of ', after: ' are complete' },
};

/**
 * That a list was read in full, and of Conditions that each can be understood.
 * @param name how the list is called: "results"
 */
export function wordsOfComplete(name: string, coded: boolean): readonly Statement[] {
  return [
    about(list, name),
    ...(coded ? [said('every counted condition has a code in ICD-10-CM or SNOMED CT')] : []),
  ];
}
