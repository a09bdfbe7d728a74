import { beforeAll, describe, expect, it } from 'vitest';
import { tokenize } from './tokenize.ts';

/** What each regular expression of the grammar could be made to repeat. Measured: 10 to 30 ms; one quadratic pattern made it 11 s. */
const pieces = ['a', 'a ', 'a, ', ' ', '"', '\\"', '"a" ', '(', '[a', 'a.', '.a ', 'NOT ', 'IS NOT ', 'a IS ', 'REGEX ', '-a', '1a ', '&H'];
const more = ['}', 'a:', 'a <', '/*', 'in ', 'with ', 'existing ', 'a -> ', 'a = ', 'of ', 'a "', 'a (', 'GREATER_THAN_', 'user.a in '];
const contexts = ['', 'group ', 'a b {\n', 'a b { c: ', 'a b { c <- ', 'a b { c "', 'sync a -> '];
const length = 10_000;

describe('long lines', () => {
  beforeAll(() => tokenize('a').then(() => undefined));

  it.each(contexts)('take time in proportion after "%s"', async context => {
    const slow: string[] = [];
    for (const piece of [...pieces, ...more]) {
      const start = process.cpuUsage();
      await tokenize(context + piece.repeat(length / piece.length));
      const { user, system } = process.cpuUsage(start);
      if (user + system > 1_500_000) slow.push(`${piece}: ${Math.round((user + system) / 1000)} ms`);
    }
    expect(slow).toEqual([]);
  });
});
