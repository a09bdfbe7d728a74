import type { Topology } from '../model/index.ts';
import { connections } from './connection.ts';
import { type Entry, tenantContents } from './content.ts';
import { summary } from './summary.ts';
import { clean } from './text.ts';

/** The content of the picture as indented lines, for screen readers and terminals. */
export function outline(topology: Topology): string {
  const lines = [summary(topology)];
  for (const { source, compartments } of tenantContents(topology)) {
    lines.push(line(0, source.label));
    for (const { title, entries } of compartments) {
      lines.push(line(1, title));
      for (const entry of entries) lines.push(...entryLines(entry));
    }
  }
  const relations = connections(topology);
  if (relations.length > 0) lines.push('Between tenants');
  for (const { source } of relations) lines.push(line(1, source.label));
  return `${lines.join('\n')}\n`;
}

function entryLines({ source, details }: Entry): readonly string[] {
  return [line(2, source.label), ...details.flatMap(detail => (detail.type === 'pills' ? [line(3, detail.source.label)] : []))];
}

const line = (depth: number, text: string): string => `${'  '.repeat(depth)}${clean(text, 1000)}`;
