import { type AttributeReading, describeReadings, describeRow, readingsAt, rowAt } from '../../flow/index.ts';
import type { Topology } from '../../model/topology.ts';
import { escapeMarkdown, paragraphs } from '../markdown.ts';

/** Where the value of an attribute in a rule comes from, or where the value of a mapping row goes. Markdown. */
export function hoverFlows(topology: Topology, uri: string, offset: number): string | undefined {
  const readings: readonly AttributeReading[] = readingsAt(topology, uri, offset);
  const row = rowAt(topology, uri, offset);
  const descriptions = readings.length > 0 ? describeReadings(readings) : row ? describeRow(topology, row) : [];
  return paragraphs(
    ...descriptions.map(({ heading, lines }) =>
      lines.length === 1 ? `${heading} ${escapeMarkdown(lines[0] ?? '')}` : `${heading}\n${lines.map(line => `- ${escapeMarkdown(line)}`).join('\n')}`,
    ),
  );
}
