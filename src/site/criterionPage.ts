import type { GuidelineCriterion } from '../knowledge/guidelineCriterion.ts';
import { uniqueTitles } from '../logic/cql/uniqueTitles.ts';
import type { Criterion, Evidence } from '../logic/criterion.ts';
import type { Fact } from '../logic/fact.ts';
import { fhirpathRails } from '../logic/fhirpath.ts';
import { metWords } from '../logic/metWords.ts';
import { codeListsOf, readsOf } from '../logic/reads.ts';
import { shownWords } from '../logic/wordsOfEvidence.ts';
import { wordsOfFact } from '../logic/wordsOfFact.ts';
import { recordWords } from '../logic/wordsOfRecords.ts';
import { spanWords } from '../logic/wordsOfTime.ts';
import { printStatement } from '../logic/wordsStatement.ts';
import { criterionInWords, namesIn } from '../resources/criterionInWords.ts';
import { lookupIn } from '../resources/lookupIn.ts';
import { criterionUses } from './criterionUses.ts';
import { absenceWords, diagramView } from './diagramView.ts';
import { lineLink, placeWords } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { LogicDefine } from './logicDefines.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';
import { thresholdView } from './thresholdsPage.ts';
import { classCounts } from './valueSetPage.ts';
import { words } from './words.ts';

/** A named criterion: the words it interprets, what it means on both rails, what it rests on, what is asked, and how it runs. */
export function criterionPage(
  site: Site,
  named: GuidelineCriterion,
  defines: ReadonlyMap<string, LogicDefine>,
): PageContent {
  const { guideline } = site;
  const { id, title, criterion, source, basis, rationale, contraindication, authored } = named;
  const evidence = ownEvidence(criterion);
  const rails = fhirpathRails(criterion, lookupIn(guideline, site.codeSets));
  const find = (other: string) => lookupIn(guideline).criterion(other);
  return {
    path: hrefs.criterion(id),
    title,
    template: 'criterion',
    crumbs: [{ href: hrefs.criteria, label: 'Criteria' }],
    view: {
      id,
      title,
      quote: source.text,
      line: lineLink(site, source.place),
      basis: words.basis[basis],
      editorial: basis === 'editorial',
      contraindication,
      rationale,
      authored: placeWords(authored),
      words: criterionInWords(guideline, criterion),
      records: recordWords(readsOf(criterion, find).facts),
      diagram: diagramView(guideline, criterion),
      facts: evidence.flatMap((each) => factViews(site, each)),
      questions: evidence.flatMap((each) => questionView(site, each)),
      thresholds: named.thresholds.map(thresholdView),
      rails,
      // HAPI does not compile it.
      memberOf: `${rails.met} ${rails.ruledOut}`.includes('.memberOf('),
      cql: cqlView(site, id, defines),
      uses: criterionUses(guideline, id),
    },
  };
}

/** The defines of both rails, where the guideline has a logic library. */
function cqlView({ guideline }: Site, id: string, defines: ReadonlyMap<string, LogicDefine>) {
  const title = uniqueTitles(guideline.criteria)(id);
  const [met, ruledOut] = [defines.get(`${title}: met`), defines.get(`${title}: ruled out`)];
  return met && ruledOut && { library: met.library, met: met.text, ruledOut: ruledOut.text };
}

/** Evidence of the criterion itself; what it names has its own page. */
function ownEvidence(criterion: Criterion): readonly Evidence[] {
  switch (criterion.kind) {
    case 'evidence':
      return [criterion];
    case 'named':
      return [];
    case 'not':
      return ownEvidence(criterion.of);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap(ownEvidence);
  }
}

function factViews(site: Site, evidence: Evidence) {
  const { recorded, possible, absence } = evidence;
  const view = (fact: Fact, shows: boolean) => {
    const said = wordsOfFact(fact, namesIn(site.guideline).codeList);
    const [codes] = codeListsOf([fact]);
    const list = site.guideline.codeLists.find(({ id }) => id === codes);
    return {
      shows,
      what: printStatement(shows ? shownWords(said, evidence) : said.counted()),
      list: list && { href: hrefs.codeList(list.id), label: list.title, classes: classCounts(list) },
      absence: absenceWords[absence],
    };
  };
  const met = (id: string) => ({
    shows: true,
    what: printStatement(metWords(id, namesIn(site.guideline))),
    list: undefined,
    absence: absenceWords.unknown,
  });
  return [
    ...recorded.map((one) => (one.kind === 'criterion' ? met(one.id) : view(one, true))),
    ...possible.map((fact) => view(fact, false)),
  ];
}

function questionView({ guideline }: Site, { question }: Evidence) {
  if (!question) return [];
  const { text, inverted } = namesIn(guideline).question(question.id);
  const rationale = guideline.criteria.find(({ id }) => id === question.id)?.question?.rationale;
  return [
    {
      text,
      inverted,
      rationale,
      validFor: spanWords(question.validFor),
      outdatedWithin: question.outdatedWithin && spanWords(question.outdatedWithin),
    },
  ];
}
