import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scan } from '../../../language/services/text/scan.ts';
import { createProbe, exampleFiles } from './examples.ts';

const noise = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  '->',
  '<-',
  ':',
  ',',
  '=',
  'in',
  'with',
  'existing',
  'import',
  'package',
  'policy',
  'sync',
  '-eq',
  '/*',
  '//',
  '\\',
  '@',
  '\u{1F600}',
  '\u0000',
  '-5',
  '9'.repeat(40),
  'x'.repeat(200),
];

type Change = { readonly type: 'delete' | 'double' | 'insert'; readonly at: number; readonly token: number };

/** Takes tokens away, writes them twice or puts others between them. */
function mutate(text: string, changes: readonly Change[]): string {
  let mutated = text;
  for (const { type, at, token } of changes) {
    const tokens = scan(mutated);
    const victim = tokens[at % Math.max(1, tokens.length)];
    if (!victim) continue;
    const middle = type === 'delete' ? '' : type === 'double' ? ` ${victim.text} ${victim.text} ` : ` ${noise[token % noise.length]} ${victim.text}`;
    mutated = mutated.slice(0, victim.start) + middle + mutated.slice(victim.end);
  }
  return mutated;
}

const changes = fc.array(fc.record({ type: fc.constantFrom('delete' as const, 'double' as const, 'insert' as const), at: fc.nat(2000), token: fc.nat(100) }), {
  minLength: 1,
  maxLength: 6,
});

test('no damage to an example throws, and a valid text is read as before afterwards', { timeout: 60_000 }, async () => {
  const probe = createProbe();
  for (const { uri, text } of exampleFiles) probe.put(uri, text);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...exampleFiles), changes, fc.nat(), async ({ uri, text }, damage, place) => {
      const broken = mutate(text, damage);
      const document = probe.put(uri, broken);
      await probe.probe(document, place % (broken.length + 1));
      for (const { span } of probe.problems(uri)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(broken.length);
      }
      const whole = probe.put(uri, text);
      expect(whole.parseResult.parserErrors).toEqual([]);
      expect(probe.problems(uri).filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
