import type { Topology } from '../model/index.ts';
import { type Connection, connections } from './connection.ts';
import { type Entry, tenantContents } from './content.ts';
import { clean } from './text.ts';

const arrows = { sync: '-->', request: '-.->', access: '-.->' } as const;

/** A Mermaid flowchart: tenants as subgraphs with their access packages and groups, links as arrows. Names of nodes count up. */
export function renderMermaid(topology: Topology): string {
  const lines = ['flowchart LR'];
  const ids = new Map<string, string>();
  for (const [place, { tenant, title, subtitle, tags, compartments }] of tenantContents(topology).entries()) {
    const id = `t${place}`;
    ids.set(tenant.name, id);
    const caption = [title, [subtitle, ...tags].filter(word => word !== '').join(' · ')].filter(words => words !== '');
    const shown = compartments
      .filter(({ one }) => one === 'access package' || one === 'group')
      .flatMap(({ entries }) => entries.filter(({ icon }) => icon !== 'catalog'));
    if (shown.length === 0) {
      lines.push(`  ${id}["${breaks(caption)}"]`);
      continue;
    }
    lines.push(`  subgraph ${id}["${breaks(caption)}"]`);
    for (const [row, entry] of shown.entries()) lines.push(`    ${id}r${row}${node(entry)}`);
    lines.push('  end');
  }
  for (const connection of connections(topology)) {
    const [from, to] = [ids.get(connection.from), ids.get(connection.to)];
    if (from && to) lines.push(`  ${from} ${arrow(connection)}|"${breaks(words(connection))}"| ${to}`);
  }
  return `${lines.join('\n')}\n`;
}

const arrow = ({ kind, faults }: Connection): string => (faults.length > 0 ? (kind === 'sync' ? '--x' : '-.-x') : arrows[kind]);

const words = ({ kind, title, packages, facts, faults }: Connection): readonly string[] => {
  const all = [...(title ? [title] : []), ...packages, ...facts, ...faults.map(fault => `✕ ${fault}`)];
  return all.length > 0 ? all : [kind];
};

function node({ icon, name, tags, details }: Entry): string {
  const rows = [
    [name, ...tags].join(' · '),
    ...(icon === 'package'
      ? details.map(detail => (detail.type === 'line' ? `${detail.word} ${detail.text}` : detail.pills.map(({ text }) => text).join(' · ')))
      : []),
  ];
  return icon === 'package' ? `["${breaks(rows)}"]` : `(["${breaks(rows)}"])`;
}

const breaks = (rows: readonly string[]): string => rows.map(escaped).join('<br/>') || ' ';

/** Inside quotes; Mermaid's entities are decimal and begin with a hash. */
const escaped = (text: string): string => clean(text, 200).replace(/[^\p{L}\p{M}\p{N} .,:·✕…()/@_+=-]/gu, character => `#${character.codePointAt(0)};`);
