import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differing } from '../../client/documents/differing.ts';

test('the part of a text that is another one is replaced, and nothing beside it', () => {
  expect(differing('a b c', 'a x c')).toEqual({ start: 2, end: 3, replaced: 'x' });
  expect(differing('same', 'same')).toEqual({ start: 4, end: 4, replaced: '' });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { start, end, replaced } = differing(before, after);
      expect(start).toBeLessThanOrEqual(end);
      expect(before.slice(0, start) + replaced + before.slice(end)).toBe(after);
    }),
  );
});
