import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '../../client/documents/outline-of-text.ts';

test('tenants fold with their operations, operations with their properties', () => {
  const text = [
    'Plan of soc for the sandbox',
    'Nothing has been written yet.',
    '',
    'Contoso (3a1c): 2 to create',
    '  + group "A"  (new)',
    '      displayName: A',
    '      description: B',
    '  + group "B"  (new)',
    '',
    'Fabrikam (8d6e): 1 to create',
    '  + catalog "C"  (new)',
    '',
    '3 to create in 2 tenants.',
    '',
  ];
  expect(folds(text.join('\n'))).toEqual([
    { from: 3, to: 7 },
    { from: 4, to: 6 },
    { from: 9, to: 10 },
  ]);
});

test('folds lie inside each other or apart, whatever the text is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '  b', '      c', '', ' d')), lines => {
      const all = folds(lines.join('\n'));
      for (const a of all) {
        expect(a.to).toBeGreaterThan(a.from);
        expect(a.to).toBeLessThan(lines.length);
        for (const b of all) expect(a.from < b.from && b.from <= a.to && a.to < b.to).toBe(false);
      }
    }),
  );
});
