import type { Catalog } from '../artifact.ts';
import { withPrimary } from '../package/withPrimary.ts';
import type { PageContent } from './page.ts';
import type { Site } from './site.ts';

/** Files to take away; the links lead out of the site's folder, into the output beside it. */
export function downloadsPage({ catalog, guideline }: Site): PageContent {
  return {
    path: 'downloads.html',
    title: 'Downloads',
    template: 'downloads',
    view: {
      number: catalog.artifacts.length,
      status: guideline.identity.status,
      files: [
        {
          href: '../r4/bundles/transaction.json',
          label: 'Transaction bundle (JSON)',
          text: 'Puts every artifact onto a FHIR R4 server, in dependency order. Importing it again changes nothing.',
        },
        ...otherLanguage(catalog),
        {
          href: '../r4/bundles/collection.json',
          label: 'Collection bundle (JSON)',
          text: 'The same artifacts in one file, to read or to load into a tool.',
        },
        {
          href: '../r4/bundles/README.md',
          label: 'How to import (Markdown)',
          text: 'What each server takes, and what does not run yet.',
        },
        {
          href: '../../manifest.json',
          label: 'Manifest (JSON)',
          text: 'Every file of the output with its size and sha256.',
        },
      ],
    },
  };
}

/** The transaction with the other language first in conditions, where they have two. */
function otherLanguage(catalog: Catalog) {
  const other = (['cql', 'fhirpath'] as const).find((primary) => withPrimary(catalog, primary) !== catalog);
  if (!other) return [];
  const words = {
    cql: 'CQL first in conditions, as HAPI FHIR needs it; cards of eligibility plans then describe the patient',
    fhirpath: 'FHIRPath first in conditions',
  }[other];
  return [
    {
      href: `../r4/bundles/transaction-${other}.json`,
      label: `Transaction bundle, ${other === 'cql' ? 'CQL' : 'FHIRPath'} first (JSON)`,
      text: `The same with ${words}. Import one of the two: the later overwrites the earlier.`,
    },
  ];
}
