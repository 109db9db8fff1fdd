// Writes a guideline of any size, always the same bytes for the same size: node bench/generateGuideline.js FOLDER ROWS
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

/** As in the ASPN guideline: 61 rows in 18 sections, 37 of them lead to an order, every other names a comparator. */
const rowsInSection = 61 / 18;
const actionableShare = 37 / 61;

const scales = {
  grade: { role: 'strength', label: 'Grade', codes: ['A', 'B', 'C', 'D', 'I'] },
  level: { role: 'quality', label: 'Level', codes: ['I-A', 'I-B', 'I-C', 'II'] },
  certainty: { role: 'certainty', label: 'Certainty', codes: ['High', 'Moderate', 'Low', 'Strong', 'Weak'] },
};
const header = 'Recommendation Grade Level Certainty';

/** Writes all files of a guideline with that many rows; its id is the name of the folder. */
export function generateGuideline(folder, count) {
  const { lines, rows, sections } = sourceOf(count);
  const source = `${lines.join('\n')}\n`;
  mkdirSync(folder, { recursive: true });
  const write = (name, content) => writeFileSync(join(folder, name), content);
  write('source.txt', source);
  write('source.lock', source);
  write('guideline.yaml', stringify(guidelineOf(basename(folder), source)));
  write('layout.yaml', stringify(layoutOf(sections)));
  write('variables.yaml', stringify(variablesOf(rows)));
  write('recommendations.yaml', stringify({ recommendations: rows.map(entryOf) }));
}

function sourceOf(count) {
  const lines = ['A Generated Guideline', 'Patients with back pain'];
  const rows = [];
  const sections = [];
  for (let index = 0; index < count; index++) {
    if (index >= Math.round(sections.length * rowsInSection)) {
      const id = `section-${sections.length + 1}`;
      sections.push({ id, heading: `Treatments of Group ${sections.length + 1}` });
      lines.push(sections.at(-1).heading, header);
    }
    const ratings = Object.values(scales).map(
      ({ codes }) => codes[(index * 7 + codes.length) % codes.length],
    );
    const statement = `Treatment ${index + 1} should be considered in patients with chronic low back pain that lasts for months after other care was tried`;
    const text = [statement, ...ratings].join(' ');
    lines.push(text);
    const number = index + 1;
    const actionable = Math.floor(number * actionableShare) > Math.floor(index * actionableShare);
    rows.push({ number, statement, text, line: lines.length, actionable });
  }
  return { lines, rows, sections };
}

function guidelineOf(id, source) {
  return {
    id,
    canonical: `http://example.org/${id}`,
    packageId: `org.example.${id}`,
    version: '1.0.0',
    name: 'Generated',
    title: 'A Generated Guideline',
    description: 'A guideline without meaning, to measure with.',
    status: 'draft',
    experimental: true,
    date: '2026-01-01',
    publisher: 'knart project',
    contact: [{ name: 'knart project' }],
    license: 'Apache-2.0',
    copyright: 'Nobody owns this text.',
    author: 'Nobody',
    citation: { text: 'A Generated Guideline.', url: 'https://example.org/generated' },
    source: {
      file: 'source.txt',
      format: 'text',
      title: 'A Generated Guideline',
      sha256: createHash('sha256').update(source).digest('hex'),
    },
    population: { variable: 'back-pain' },
  };
}

function layoutOf(sections) {
  return {
    scales: Object.entries(scales).map(([column, { role, label, codes }]) => ({
      id: `scale-${column}`,
      column,
      label,
      title: `${label} of a row`,
      description: `Word printed in the column "${label}".`,
      role,
      values: codes.map((code) => ({ code, display: `${label} ${code}` })),
    })),
    parts: [
      { title: 'A Generated Guideline' },
      { furniture: 'Patients with back pain', reason: 'Says whom it is about' },
      { recommendations: { header, columns: ['statement', ...Object.keys(scales)], sections } },
    ],
  };
}

function variablesOf(rows) {
  return {
    populations: [
      {
        id: 'back-pain',
        title: 'Patients with back pain',
        quote: 'Patients with back pain',
        line: 2,
        basis: 'guideline',
      },
    ],
    exposures: rows.map(({ number, line }) => ({
      id: `treatment-${number}`,
      title: `Treatment ${number}`,
      quote: `Treatment ${number}`,
      line,
      basis: 'stated',
    })),
    comparators: rows
      .filter(({ number }) => number % 2 === 0)
      .map(({ number }) => ({
        id: `other-care-${number}`,
        title: `Other care than treatment ${number}`,
        basis: 'editorial',
        rationale: 'The row compares with other care, and does not say which.',
      })),
  };
}

function entryOf({ number, text, line, actionable }) {
  const code = `treatment-${number}`;
  return {
    id: `row-${number}`,
    line,
    hash: createHash('sha256').update(text).digest('hex').slice(0, 16),
    kind: actionable ? 'intervention-recommended' : 'comparative-evidence-only',
    direction: actionable ? 'for' : 'none',
    title: `Treatment ${number} for chronic low back pain`,
    exposure: [code],
    ...(number % 2 === 0 && { comparator: [`other-care-${number}`] }),
    ...(actionable && {
      question: `Is treatment ${number} being considered for this patient, after other care was tried for months?`,
      activity: { kind: 'ServiceRequest', code },
    }),
    rationale:
      'The row says "should be considered". Read as a recommendation where it leads to an order; the direction is inferred from the wording.',
    notes: ['"for months" is not defined by the source; no duration is added.'],
    ...(number > 1 && { seeAlso: [`row-${number - 1}`] }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, rows] = process.argv.slice(2);
  generateGuideline(folder, Number(rows));
}
