import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { packageRoot } from './packageRoot.ts';

type Template = (view: object) => string;

/** Handlebars templates by name, compiled on first use; partials are all files under `templates/partials/`. */
let handlebars: typeof Handlebars | undefined;
const compiled = new Map<string, Template>();

/**
 * Fills `templates/<name>.hbs` with a view. Strict: a name the view lacks is our bug and throws.
 * `.html` templates escape what they print; `.md`, `.cql` and `.txt` ones do not.
 * @param name path below `templates/` without `.hbs`, such as `narrative/Evidence.html`
 */
export function render(name: string, view: object): string {
  let template = compiled.get(name);
  if (!template) {
    const source = readFileSync(join(packageRoot, 'templates', `${name}.hbs`), 'utf8');
    template = environment().compile(source, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { eq: true, plural: true },
      noEscape: !name.endsWith('.html'),
      preventIndent: true,
    });
    compiled.set(name, template);
  }
  return template(view);
}

function environment(): typeof Handlebars {
  if (handlebars) return handlebars;
  handlebars = Handlebars.create();
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  handlebars.registerHelper('plural', (count: number, one: string, many: string) =>
    count === 1 ? one : many,
  );
  const folder = join(packageRoot, 'templates', 'partials');
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.hbs'))
    .sort())
    handlebars.registerPartial(file.replace(/\.html\.hbs$/, ''), readFileSync(join(folder, file), 'utf8'));
  return handlebars;
}
