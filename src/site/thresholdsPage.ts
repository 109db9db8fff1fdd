import type { BandSet, Threshold } from '../knowledge/guidelineCriterion.ts';
import { standingWindows } from '../logic/standingWindows.ts';
import { bandWords } from '../logic/wordsOfTime.ts';
import { consideredFor } from './consideredFor.ts';
import { groupBy } from './groupBy.ts';
import { placeWords } from './lineLink.ts';
import { hrefs } from './links.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';
import { words } from './words.ts';

/** Every number that logic holds to, with who decided it and why, for readers to dispute. */
export function thresholdsPage(site: Site): PageContent {
  const { criteria, bands = [] } = site.guideline;
  const rows = criteria.flatMap(({ id, title, thresholds }) =>
    thresholds.map((threshold) => ({
      ...thresholdView(threshold),
      kind: threshold.kind,
      criterion: { href: hrefs.criterion(id), label: title },
    })),
  );
  return {
    path: hrefs.thresholds,
    title: 'Thresholds',
    template: 'thresholds',
    view: {
      number: rows.length,
      editorial: rows.filter((row) => row.editorial).length,
      groups: [...groupBy(rows, ({ kind }) => kind)].map(([kind, members]) => ({
        anchor: kind,
        title: words.threshold[kind as Threshold['kind']],
        rows: members,
      })),
      bands: bands.map(bandSetView),
      considered: consideredFor(site.guideline),
      standing: standingWindows,
    },
  };
}

/** One number with who decided it. */
export function thresholdView({ decision, basis, rationale, authored }: Threshold) {
  return {
    decision,
    basis: words.basis[basis],
    editorial: basis === 'editorial',
    rationale,
    authored: placeWords(authored),
  };
}

function bandSetView({ id, title, unit, range, bands, basis, rationale, authored }: BandSet) {
  return {
    id,
    title,
    range: bandWords(range, unit),
    basis: words.basis[basis],
    editorial: basis === 'editorial',
    rationale,
    authored: placeWords(authored),
    bands: bands.map((band) => ({ title: band.title, values: bandWords(band, unit) })),
  };
}
