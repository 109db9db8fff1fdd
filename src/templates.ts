import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { specifications } from '../templates/compiled.mjs';

type Template = (view: object) => string;

const templates = new Map<string, Template>();
let handlebars: typeof Handlebars | undefined;

/**
 * Fills `templates/<name>.hbs` with a view. Strict: a name the view lacks is our bug and throws.
 * `.html` templates escape what they print; `.md`, `.cql` and `.txt` ones do not. Templates are compiled by
 * `npm run build`, so that a run loads no compiler.
 * @param name path below `templates/` without `.hbs`, such as `narrative/Evidence.html`
 */
export function render(name: string, view: object): string {
  let template = templates.get(name);
  if (!template) {
    const specification = specifications[name];
    if (!specification) throw new Error(`there is no template ${name}; was it compiled (npm run build)?`);
    template = environment().template(specification) as Template;
    templates.set(name, template);
  }
  return template(view);
}

/** Partials are all templates under `partials/`, by their file name. */
function environment(): typeof Handlebars {
  if (handlebars) return handlebars;
  // The runtime has no types of its own that fit; it is the part of Handlebars without the compiler.
  const created = (runtime as unknown as typeof Handlebars).create();
  created.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  created.registerHelper('plural', (count: number, one: string, many: string) => (count === 1 ? one : many));
  for (const [name, specification] of Object.entries(specifications)) {
    const partial = /^partials\/(.*)\.html$/.exec(name)?.[1];
    if (partial) created.registerPartial(partial, created.template(specification));
  }
  handlebars = created;
  return created;
}
