import type { Topology } from '../model/index.ts';
import { connections } from './connection.ts';
import { type Entry, tenantContents } from './content.ts';
import type { Marks } from './mark.ts';
import type { Source } from './scene.ts';
import { summary } from './summary.ts';
import { markWords } from './svg-marks.ts';
import { clean } from './text.ts';

const noMarks: Marks = new Map();

/** The content of the picture as indented lines, for screen readers and terminals. Marks follow what they mark. */
export function outline(topology: Topology, marks: Marks = noMarks): string {
  const words = ({ key, label }: Source) => `${label}${markWords(marks.get(key))}`;
  const lines = [summary(topology)];
  for (const { source, compartments } of tenantContents(topology)) {
    lines.push(line(0, words(source)));
    for (const { title, entries } of compartments) {
      lines.push(line(1, title));
      for (const entry of entries) lines.push(...entryLines(entry, words));
    }
  }
  const relations = connections(topology);
  if (relations.length > 0) lines.push('Between tenants');
  for (const { source } of relations) lines.push(line(1, words(source)));
  return `${lines.join('\n')}\n`;
}

function entryLines({ source, details }: Entry, words: (source: Source) => string): readonly string[] {
  return [line(2, words(source)), ...details.flatMap(detail => (detail.type === 'pills' ? [line(3, words(detail.source))] : []))];
}

const line = (depth: number, text: string): string => `${'  '.repeat(depth)}${clean(text, 1000)}`;
