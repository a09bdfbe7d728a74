import { expect, test } from 'vitest';
import { legendOf } from '../../client/plans/legend.ts';

const changes = [
  { tenant: 'a', action: 'create', title: 'group "A"' },
  { tenant: 'b', action: 'create', title: 'group "B"' },
  { tenant: 'b', action: 'remove', title: 'policy "C"' },
] as const;

test('a legend counts what the plan does in all tenants together', () => {
  const view = 'plan';
  expect(legendOf({ target: 'sandbox', view, changes }, false)).toEqual({ target: 'sandbox', view, create: 2, update: 0, remove: 1, drift: 0, shown: false });
});

test('a legend of a drift counts what is not as the topology says, whatever would be done about it', () => {
  const view = 'drift';
  expect(legendOf({ target: 'live', view, changes }, true)).toEqual({ target: 'live', view, create: 0, update: 0, remove: 0, drift: 3, shown: true });
});

test('a plan with nothing to do has none', () => {
  expect(legendOf({ target: 'live', view: 'plan', changes: [] }, true)).toBeUndefined();
});
