import type { OutputFile } from '../output.ts';
import { render } from '../templates.ts';
import { footerView } from './footerView.ts';
import type { Link } from './links.ts';
import { type NavigationLink, navigation } from './navigation.ts';
import type { Site } from './site.ts';

/** A page before its frame is put around it. */
export interface PageContent {
  /** Below the site's folder: `recommendations/rfa.html`. */
  readonly path: string;
  readonly title: string;
  /** Template of the content below `templates/site/`, without `.html.hbs`. */
  readonly template: string;
  readonly view: object;
  /** Pages above this one, besides home. */
  readonly crumbs?: readonly Link[];
}

/** Makes pages of one site: content from its own template, header, navigation and footer from `page.html`. */
export function pageMaker(site: Site): (content: PageContent) => OutputFile {
  const { guideline } = site;
  const links = navigation(guideline);
  const footer = footerView(site);
  return ({ path, title, template, view, crumbs = [] }) => {
    const root = '../'.repeat(path.split('/').length - 1);
    const content = render(`site/${template}.html`, { ...view, root });
    const frame = {
      root,
      title,
      content,
      guideline: guideline.identity.title,
      status: guideline.identity.status,
      experimental: guideline.identity.experimental,
      home: path === 'index.html',
      crumbs,
      navigation: links.map((link) => ({ ...link, current: currentOf(link, path) })),
      footer,
    };
    return { path: `${guideline.id}/site/${path}`, content: Buffer.from(render('site/page.html', frame)) };
  };
}

/** A page belongs to the entry of its own file, or to the one that lists its folder. */
function currentOf({ href, folder }: NavigationLink, path: string): 'page' | 'true' | undefined {
  if (href === path) return 'page';
  return folder !== undefined && path.startsWith(`${folder}/`) ? 'true' : undefined;
}
