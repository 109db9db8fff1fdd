import type { CodeList, ListedCode } from '../knowledge/codeList.ts';
import { artifactView } from './artifactView.ts';
import type { CodeListUses } from './codeListUses.ts';
import { systemName } from './codeSystems.ts';
import { groupBy } from './groupBy.ts';
import { lineLink, placeWords } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import { artifactOf, type Site } from './site.ts';
import { codingView } from './variableView.ts';
import { words } from './words.ts';

/** A value set: every code with what a record of it counts for and where it was checked; who reads it; what it leaves out. */
export function valueSetPage(site: Site, list: CodeList): PageContent {
  const { id, title, description, codes, families, slot, notes = [], place, authored } = list;
  const valueSet = artifactOf(site, 'ValueSet', id);
  return {
    path: hrefs.codeList(id),
    title,
    template: 'value-set',
    crumbs: [{ href: 'terminology.html', label: 'Terminology' }],
    view: {
      title,
      description,
      line: lineLink(site, place),
      authored: placeWords(authored),
      context: list.context ?? false,
      slot: slot && slotView(slot, codes),
      notes,
      counts: classCounts(list),
      artifact: valueSet && artifactView(valueSet, 'ValueSet'),
      uses: usesView(site.usesOf(id)),
      families: families.map(({ system, root, rationale, class: own = 'definite' }) => ({
        system: systemName(system),
        root,
        class: words.codeClass[own],
        rationale,
      })),
      systems: [...groupBy(codes, ({ system }) => system)].map(([system, members]) => ({
        name: systemName(system),
        url: system,
        anchor: systemName(system).replace(/[^A-Za-z0-9]+/g, '-'),
        number: members.length,
        codes: members.map(codeView),
      })),
    },
  };
}

/** How many codes count for what, in the order of their weight; classes without a code are left out. */
export function classCounts({ codes }: CodeList) {
  return (['definite', 'possible', 'never', 'unclassed'] as const).flatMap((name) => {
    const number = codes.filter((code) => code.class === name).length;
    return number > 0
      ? [{ name, label: words.codeClass[name], meaning: words.codeClassMeaning[name], number }]
      : [];
  });
}

function slotView({ file, filled }: NonNullable<CodeList['slot']>, codes: readonly ListedCode[]) {
  return { file, filled, number: codes.filter(({ site }) => site).length };
}

function usesView({ criteria, plans, population }: CodeListUses) {
  return { criteria, plans, population, any: criteria.length + plans.length > 0 || population };
}

function codeView(code: ListedCode) {
  const { override, context = false, site = false, legacy, reason, note, secondSource } = code;
  return {
    ...codingView(code),
    class: words.codeClass[code.class],
    className: code.class,
    reason,
    secondSource,
    legacy,
    note,
    context,
    site,
    override: override && { was: words.codeClass[override.was], authored: placeWords(override.authored) },
    authored: placeWords(code.authored),
  };
}
