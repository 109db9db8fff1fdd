/** Precompiled Handlebars templates by path without `.hbs`; made by `scripts/buildTemplates.js`. */
declare const specifications: Readonly<Record<string, object>>;
export default specifications;
