import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMermaid } from '../../../language/diagram/index.ts';
import { hostileTopology } from './hostile.ts';
import { mixed, pair, samples } from './samples.ts';

// Inside quotes: letters, digits, harmless punctuation, decimal entities and line breaks.
const quoted = String.raw`"(?:[^"#<>&\x60\\|[\]{};\n]|#\d+;|<br/>)+"`;
const lines = [
  /^flowchart LR$/,
  new RegExp(String.raw`^  subgraph t\d+\[${quoted}\]$`),
  /^ {2}end$/,
  new RegExp(String.raw`^ {2,4}t\d+(?:r\d+)?(?:\[${quoted}\]|\(\[${quoted}\]\))$`),
  new RegExp(String.raw`^  t\d+ (?:-->|-\.->|--x|-\.-x)\|${quoted}\| t\d+$`),
];

function check(text: string): void {
  expect(text.endsWith('\n')).toBe(true);
  let depth = 0;
  for (const line of text.trimEnd().split('\n')) {
    expect(
      lines.some(form => form.test(line)),
      line,
    ).toBe(true);
    if (line.startsWith('  subgraph')) depth++;
    if (line === '  end') depth--;
    expect(depth).toBeGreaterThanOrEqual(0);
    expect(depth).toBeLessThanOrEqual(1);
  }
  expect(depth).toBe(0);
}

test.each(Object.entries(samples))('%s', (_, make) => check(renderMermaid(make())));

test('hostile texts stay texts', () => {
  fc.assert(
    fc.property(hostileTopology, topology => check(renderMermaid(topology))),
    { numRuns: 400 },
  );
});

test('every link is an arrow; what is broken ends in a cross', () => {
  const arrows = renderMermaid(mixed())
    .split('\n')
    .filter(line => /\| t\d+$/.test(line));
  expect(arrows).toHaveLength(18 + 1 + 1);
  expect(arrows.filter(line => line.includes('--x'))).toHaveLength(2);
  expect(renderMermaid(pair())).toContain('✕ inbound synchronization blocked');
});
