import type { Guideline } from '../knowledge/guideline.ts';
import { hrefs, type Link } from './links.ts';

/** Entries of the main navigation; `folder` holds the pages that an entry stands for. */
export interface NavigationLink extends Link {
  readonly folder?: string;
}

/** Only what the guideline has: no entry leads to an empty page. */
export function navigation(guideline: Guideline): NavigationLink[] {
  return [
    { href: 'index.html', label: 'Recommendations', folder: 'recommendations' },
    { href: 'source.html', label: 'Source text' },
    ...(guideline.tables.length > 0
      ? [{ href: 'index.html#tables', label: 'Tables', folder: 'tables' }]
      : []),
    ...(guideline.eligibility.length > 0
      ? [{ href: 'index.html#eligibility', label: 'Eligibility', folder: 'eligibility' }]
      : []),
    ...(guideline.eligibility.length > 0 ? [{ href: hrefs.reading, label: 'Clinical reading' }] : []),
    ...(guideline.criteria.length > 0
      ? [{ href: hrefs.criteria, label: 'Criteria', folder: 'criteria' }]
      : []),
    { href: hrefs.thresholds, label: 'Thresholds' },
    { href: 'choices.html', label: 'Editorial choices' },
    { href: 'terminology.html', label: 'Terminology', folder: 'terminology' },
    { href: 'artifacts.html', label: 'Artifacts' },
    { href: 'downloads.html', label: 'Downloads' },
    { href: 'about.html', label: 'About' },
  ];
}
