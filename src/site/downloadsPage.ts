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
