import { posix } from 'node:path';
import type { OutputFile } from '../../src/output.ts';
import { parsePage } from './htmlPage.ts';

/** Faults of all links of all pages: a file that is not there, an anchor that is not there, a link to the machine. */
export function crawl(files: readonly OutputFile[]): string[] {
  const pages = new Map(
    files
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, content }) => [path, parsePage(String(content))] as const),
  );
  const paths = new Set(files.map(({ path }) => path));
  return [...pages].flatMap(([from, { links }]) =>
    links.flatMap((link) => {
      if (/^(?:https?:\/\/|data:,$)/.test(link)) return [];
      if (/^[a-z]+:|^\//i.test(link)) return [`${from}: ${link} is not relative`];
      const [path = '', anchor] = link.split('#');
      const to = path === '' ? from : posix.join(posix.dirname(from), path);
      if (!paths.has(to)) return [`${from}: ${link} leads to no file`];
      const missing = anchor !== undefined && !pages.get(to)?.ids.includes(anchor);
      return missing ? [`${from}: ${link} leads to no anchor`] : [];
    }),
  );
}
