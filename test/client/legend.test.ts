import { expect, test } from 'vitest';
import { legendOf } from '../../client/plans/legend.ts';

const tenant = { name: 'a', displayName: 'A', id: '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01', create: 2, update: 1, remove: 0 };

test('a legend counts what the plan does in all tenants together', () => {
  const plan = { target: 'sandbox', tenants: [tenant, { ...tenant, name: 'b', remove: 3 }] } as const;
  expect(legendOf(plan, false)).toEqual({ target: 'sandbox', create: 4, update: 2, remove: 3, shown: false });
});

test('a plan with nothing to do has none', () => {
  expect(legendOf({ target: 'live', tenants: [{ ...tenant, create: 0, update: 0 }] }, true)).toBeUndefined();
});
