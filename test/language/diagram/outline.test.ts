import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outline } from '../../../language/diagram/index.ts';
import { hostileTopology } from './hostile.ts';
import { mixed, pair } from './samples.ts';

test('tells tenants, what is in them, and what is between them', () => {
  const lines = outline(pair()).split('\n');
  expect(lines).toEqual([
    '2 tenants and 2 synchronization links.',
    'Tenant Contoso, contoso.com',
    '  Groups',
    '    Group staff, existing',
    'Tenant Fabrikam, fabrikam.com',
    'Between tenants',
    '  Synchronization from Contoso to Fabrikam, assigned users, broken: inbound synchronization blocked, broken: automatic redemption missing in Fabrikam',
    '  Synchronization from Fabrikam to Contoso, all users, redemption by consent, inbound synchronization allowed',
    '',
  ]);
});

test('tells policies below their package', () => {
  expect(outline(mixed())).toContain(
    [
      '    Access package Security Reader, grants role Security Reader',
      '      Policy On request: for all members, no guests, 1 approval stage (the manager within 2d), expires after 8h',
    ].join('\n'),
  );
});

test('is lines of plain text whatever the names are', () => {
  fc.assert(
    fc.property(hostileTopology, topology => {
      const text = outline(topology);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(text.split('\n').filter(line => line.startsWith('Tenant'))).toHaveLength(3);
    }),
    { numRuns: 200 },
  );
});
