import type { Fact } from './fact.ts';
import type { FactWords } from './factWords.ts';
import { quotedTitle } from './quotedTitle.ts';
import { wordsOfRecordFact } from './wordsOfRecordFact.ts';
import { wordsOfScoreFact } from './wordsOfScoreFact.ts';
import { wordsOfSinceFact } from './wordsOfSinceFact.ts';
import { ageWords } from './wordsOfTime.ts';
import { about, nothing, said } from './wordsStatement.ts';

/** Puts a fact into words. @param codeList title of a code list */
export function wordsOfFact(fact: Fact, codeList: (id: string) => string): FactWords {
  switch (fact.kind) {
    case 'record':
      return wordsOfRecordFact(fact, codeList);
    case 'score':
      return wordsOfScoreFact(fact, codeList);
    case 'sites': {
      const doubt = wordsOfRecordFact({ kind: 'record', type: 'Condition', codes: fact.codes }, codeList);
      const names = fact.sites.map(({ name }) => name).join(', ');
      const after = ` is recorded at ${fact.count} different sites (${names})`;
      return { ...doubt, definite: about({ before: '', after }, quotedTitle(codeList(fact.codes))) };
    }
    case 'lasting': {
      const [done, undone] = [fact.codes, fact.unless].map((id) => quotedTitle(codeList(id)));
      const after = ` is recorded as a completed procedure, and each procedure that may be ${undone} was for certain on an earlier day`;
      return {
        ...wordsOfRecordFact({ kind: 'record', type: 'Procedure', codes: fact.codes }, codeList),
        definite: said(`${done}${after}`, true),
      };
    }
    case 'since':
      return wordsOfSinceFact(fact, codeList);
    case 'age': {
      const words = ageWords(fact.band);
      return ofPatient(
        [`the patient is ${words}`, `by the birth date the patient may be ${words}`],
        [`by the birth date the patient cannot be ${words}`, 'a birth date is recorded'],
      );
    }
    case 'sex': {
      const recorded = `recorded as ${fact.gender}`;
      return ofPatient(
        [`the administrative gender is ${recorded}`, `the administrative gender is ${recorded}`],
        [`the administrative gender is not ${recorded}`, 'an administrative gender is recorded'],
      );
    }
    case 'deceased':
      return ofPatient(
        ['the patient is recorded as deceased', 'the patient is recorded as deceased'],
        ['the patient is not recorded as deceased', 'it is recorded whether the patient is deceased'],
      );
  }
}

function ofPatient(
  [definite, counted]: readonly [string, string],
  [notCounted, complete]: readonly [string, string],
): FactWords {
  return {
    definite: said(definite),
    // The patient's own facts have no date: they never outdate an answer.
    counted: (since) => (since ? nothing : said(counted)),
    notCounted: said(notCounted),
    complete: [said(complete)],
  };
}
