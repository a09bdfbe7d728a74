import { describe, expect, test } from 'vitest';
import { ReachedTenants } from '../../client/tenants/reached-tenants.ts';
import { descriptionOf, factsOf, pending, spokenOf, tenantStates } from '../../client/tenants/tenant-state.ts';
import { loadTopology } from '../../server/engine/load-topology.ts';
import type { LocatedProblem, PlannedChange, PlanResult } from '../../server/engine-protocol.ts';

const rootUri = new URL('../../examples/joint-venture/venture.tenantry', import.meta.url).toString();
const { topology } = await loadTopology({ rootUri, overlay: {} });
const [contoso] = topology.tenants;
const contosoId = contoso?.id ?? '';

const change = (action: PlannedChange['action'], title: string): PlannedChange => ({ tenant: 'contoso', action, title });
const plan: PlanResult = {
  target: 'live',
  view: 'plan',
  lacks: [],
  tenants: [{ name: 'contoso', displayName: 'Contoso', id: contosoId, create: 2, update: 1, remove: 0 }],
  problems: [],
  files: [],
  changes: [change('create', 'group "A"'), change('create', 'group "B"'), change('update', 'catalog "C"')],
  marks: [],
};
const nobody = { account: () => undefined, reached: () => undefined };

describe('the tenants of a topology', () => {
  const live = tenantStates(topology, { target: 'live', plan, account: () => 'ana@contoso.com', reached: () => ({ ok: true }) });
  const [first, second] = live;

  test('tell cloud, account, connection and what a plan would change', () => {
    expect(first && descriptionOf(first)).toBe('+2 ~1 · ana@contoso.com');
    expect(first && spokenOf(first)).toBe(
      'Tenant Contoso, contoso.com, cloud Public, target Microsoft Graph (live tenants), account ana@contoso.com, connected, 2 to create, 1 to change',
    );
    expect(first && factsOf(first).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      `Tenant id: ${contosoId}`,
      'Domain: contoso.com',
      'Cloud: Public',
      'Target: Microsoft Graph (live tenants)',
      'Account: ana@contoso.com',
      'Connection: connected',
      'group "A": create',
      'group "B": create',
      'catalog "C": change',
    ]);
  });

  test('an external one is never reached, and says so', () => {
    expect(second).toMatchObject({ displayName: 'Litware', external: true });
    expect(second && descriptionOf(second)).toBe('external · litware.com');
    expect(second && spokenOf(second)).toContain('nothing is written to it');
    expect(second && factsOf(second).map(({ label }) => label)).not.toContain('Account');
  });

  test('have no account in the sandbox, and nothing pending without a plan', () => {
    const [planless] = tenantStates(topology, { target: 'sandbox', ...nobody, account: () => 'ana@contoso.com' });
    expect(planless).toMatchObject({ account: undefined, changes: undefined });
    expect(planless && descriptionOf(planless)).toBe('contoso.com');
    expect(planless && spokenOf(planless)).toContain('target Sandbox, not planned');
  });
});

test('a plan with nothing to do is up to date', () => expect(pending([])).toBe('up to date'));

test('a drift tells how many objects of a tenant are not as the topology says, and how', () => {
  const [first] = tenantStates(topology, { target: 'live', plan: { ...plan, view: 'drift' }, ...nobody });
  expect(first && descriptionOf(first)).toBe('≠3 · contoso.com');
  expect(first && spokenOf(first)).toContain('3 not as the topology says');
  const shown = first ? factsOf(first).map(({ label, value }) => `${label}: ${value}`) : [];
  expect(shown).toContain('group "A": missing');
  expect(shown).toContain('catalog "C": different');
});

describe('the way to a tenant', () => {
  const problem: LocatedProblem = { tenant: 'contoso', code: 'wrong-tenant', severity: 'error', message: 'The sign-in belongs to another tenant.' };

  test('is open when the plan has read it, and closed when it says why not', () => {
    const reached = new ReachedTenants();
    reached.remember(plan);
    expect(reached.of('live', contosoId)).toEqual({ ok: true });
    expect(reached.of('sandbox', contosoId)).toBeUndefined();
    reached.remember({ ...plan, problems: [problem] });
    expect(reached.of('live', contosoId)).toEqual({ ok: false, why: 'The sign-in belongs to another tenant.' });
    reached.forget(contosoId);
    expect(reached.of('live', contosoId)).toBeUndefined();
  });

  test('is not closed by a warning about something in it', () => {
    const reached = new ReachedTenants();
    reached.remember({ ...plan, problems: [{ ...problem, code: 'not-managed', severity: 'warning' }] });
    expect(reached.of('live', contosoId)).toEqual({ ok: true });
  });
});
