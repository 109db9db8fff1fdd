/** Precompiled Handlebars templates by path without `.hbs`; made by `scripts/buildTemplates.js`. */
export declare const specifications: Readonly<Record<string, object>>;
