import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const schemas = new URL('../schemas/', import.meta.url);
const target = new URL('../schemas/validators.mjs', import.meta.url);

/**
 * Compiles the JSON Schemas of the YAML files into `schemas/validators.mjs` (git-ignored), so that a run loads ready
 * code instead of the schema compiler. Skipped while the file carries the hash of its inputs.
 */
export async function buildSchemas() {
  const names = readdirSync(schemas)
    .filter((name) => name.endsWith('.schema.json'))
    .sort();
  const texts = names.map((name) => readFileSync(new URL(name, schemas), 'utf8'));
  const hash = createHash('sha256')
    .update(texts.join('\0') + readFileSync(fileURLToPath(import.meta.url), 'utf8'))
    .digest('hex');
  const head = `// ${hash}\n`;
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(head)) return;
  const [{ default: Ajv }, { default: standaloneCode }, { transform }] = await Promise.all([
    import('ajv'),
    import('ajv/dist/standalone/index.js'),
    import('esbuild'),
  ]);
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  const exported = {};
  for (const [index, text] of texts.entries()) {
    const schema = JSON.parse(text);
    ajv.addSchema(schema);
    exported[names[index].replace('.schema.json', '')] = schema.$id;
  }
  // ajv's string-length helper is the one require() it emits; lengths here count UTF-16 units like the rest of knart.
  const code = standaloneCode(ajv, exported).replaceAll(
    /const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/g,
    'const $1 = (text) => text.length;',
  );
  const { code: minified } = await transform(code, { minify: true, format: 'esm' });
  writeFileSync(target, head + minified);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSchemas();
