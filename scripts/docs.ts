/** Writes the pages, pictures and examples that follow from data, tests and examples. `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { layoutDiagram, renderSvg } from '../language/diagram/index.ts';
import { kinds, loadProject } from '../language/index.ts';
import type { Properties } from '../language/kinds/kind.ts';
import { cataloguePage } from './catalogue-page.ts';
import { examplesFile, problemsPage } from './problems-page.ts';

const folder = new URL('../docs/', import.meta.url);

export const pages: { readonly [name: string]: () => string | Promise<string> } = {
  'kinds.md': kindsPage,
  'problems.md': problemsPage,
  'rules-catalogue.md': cataloguePage,
  '../cli/data/examples.json': examplesFile,
  'images/soc-topology-1.svg': () => picture('soc-topology-1/soc.tenantry'),
  'images/mesh.svg': () => picture('mesh/mesh.tenantry'),
};

/** The picture of an example, with places relative to the examples so that it is the same everywhere. */
async function picture(example: string): Promise<string> {
  const examples = new URL('../examples/', import.meta.url).toString();
  const { topology } = await loadProject(examples + example, NodeFileSystem.fileSystemProvider());
  return `${renderSvg(layoutDiagram(topology)).replaceAll(examples, '').trimEnd()}\n`;
}

function kindsPage(): string {
  const parts = ['# Kinds and properties', '', 'What can be declared, with every property. Written from the same data that checks and completes your files.'];
  for (const kind of kinds) {
    parts.push('', `## ${kind.keyword}`, '', `${capital(kind.title)}. ${kind.summary}`, '', '```tenantry', withoutPlaces(kind.snippet), '```');
    parts.push(...table(kind.properties));
    if (kind.header !== 'placed') continue;
    for (const block of Object.values(kind.blocks ?? {})) {
      parts.push(
        '',
        `### ${block.keyword}, inside ${kind.keyword}`,
        '',
        `${capital(block.title)}. ${block.summary}`,
        '',
        '```tenantry',
        withoutPlaces(block.snippet),
        '```',
        ...table(block.properties),
      );
    }
  }
  return `${parts.join('\n')}\n`;
}

function table(properties: Properties): string[] {
  const rows = Object.entries(properties).map(
    ([name, { type, summary, otherwise, required }]) =>
      `| \`${name}\` | ${cell(type.form)} | ${cell(summary)} | ${required ? 'must be given' : cell(otherwise ?? '')} |`,
  );
  return rows.length === 0 ? [] : ['', '| property | value | meaning | when it is not given |', '| --- | --- | --- | --- |', ...rows];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A snippet with its placeholders filled. */
const withoutPlaces = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, page] of Object.entries(pages)) {
    const file = new URL(name, folder);
    const text = await page();
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`docs/${name} is not what the data says: run "npm run docs".`);
      process.exitCode = 1;
    }
  }
}
