import type { FhirResource } from 'fhir/r4.js';

/** A link of the site; `href` is relative to the site's folder, the page puts the way up before it. */
export interface Link {
  readonly href: string;
  readonly label: string;
}

/** Where things stand in the site; the one place that knows its paths and anchors. */
export const hrefs = {
  recommendation: (id: string) => `recommendations/${id}.html`,
  section: (id: string) => `index.html#section-${id}`,
  scale: (id: string) => `index.html#scale-${id}`,
  line: (line: number) => `source.html#L${line}`,
  metadata: (index: number) => `about.html#metadata-${index + 1}`,
  table: (id: string) => `tables/${id}.html`,
  entry: (table: string, code: string) => `tables/${table}.html#entry-${code}`,
  codeList: (id: string) => `terminology/${id}.html`,
  criterion: (id: string) => `criteria/${id}.html`,
  criteria: 'criteria.html',
  outcomes: (id: string) => `criteria.html#outcomes-${id}`,
  thresholds: 'thresholds.html',
  bands: (id: string) => `thresholds.html#bands-${id}`,
  scaleMap: (id: string) => `terminology.html#map-${id}`,
  variable: (id: string) => `terminology.html#variable-${id}`,
  reading: 'reading.html',
  eligibility: (id: string) => `eligibility/${id}.html`,
  card: (plan: string, id: string) => `eligibility/${plan}.html#card-${id}`,
  contexts: 'about.html#contexts',
  glossary: 'terminology.html#glossary',
  artifact: (resource: FhirResource) => `artifacts.html#${resource.resourceType}-${resource.id}`,
  json: (resource: FhirResource) => `../r4/resources/${resource.resourceType}-${resource.id}.json`,
} as const;
