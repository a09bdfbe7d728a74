import { describe, expect, test } from 'vitest';
import { driftOf, driftText, planText, stampOf, withoutStamp } from '../../deploy/index.ts';
import { send } from './raw.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from './world.ts';

const CATALOGS = '/identityGovernance/entitlementManagement/catalogs';
const described = governance.replace('external: true', 'external: true\n  description: "Shared things"');

/** A deployed topology, and hands that change the tenant past it. */
async function deployed(text = described) {
  const world = await DeployWorld.create(await topologyFrom(text), prompt);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const tenant = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Fabrikam');
  const found = () => Object.values(world.sandbox.state().tenants[tenant?.id ?? '']?.catalogs ?? {}).find(({ catalogType }) => catalogType === 'userManaged');
  const id = String(found()?.['id']);
  const byHand = async (body: { readonly [member: string]: string | boolean }) =>
    expect((await world.connections.of('fabrikam')?.port.exchange({ method: 'PATCH', path: `${CATALOGS}/${id}`, body }))?.status).toBe(204);
  const next = (...edits: readonly (readonly [string, string])[]) => topologyFrom(edits.reduce((current, [from, to]) => current.replace(from, to), text));
  return { world, found, byHand, next };
}

describe('which side has changed', () => {
  test('the topology', async () => {
    const { world, next } = await deployed();
    const plan = await world.plan(await next(['"Shared things"', '"Things"']));
    expect(plan.operations).toMatchObject([{ kind: 'catalog', changed: 'topology', changes: [{ path: 'description', old: 'Shared things', new: 'Things' }] }]);
    expect(planText(plan)).toContain('~ catalog "Shared"  (catalog shared; changed in the topology)');
  });

  test('the tenant', async () => {
    const { world, byHand } = await deployed();
    await byHand({ isExternallyVisible: false });
    const plan = await world.plan();
    expect(plan.operations).toMatchObject([{ kind: 'catalog', changed: 'tenant', changes: [{ path: 'isExternallyVisible', old: false, new: true }] }]);
    expect(driftText(plan)).toContain('different, changed in the tenant: catalog "Shared"');
    expect(driftOf(plan).drift).toMatchObject([{ state: 'different', changed: 'tenant', title: 'catalog "Shared"' }]);
    expect((await world.apply(plan)).outcome).toBe('complete');
    expect((await world.plan()).operations).toEqual([]);
  });

  test('both, in one property or in two', async () => {
    const { world, byHand, found, next } = await deployed();
    const stamped = String(found()?.['description']);
    await byHand({ description: stamped.replace('Shared things', 'By hand') });
    const one = await world.plan(await next(['"Shared things"', '"Things"']));
    expect(one.operations).toMatchObject([{ changed: 'both', changes: [{ path: 'description', changed: 'both' }] }]);
    const two = await world.plan(await next(['catalog shared "Shared"', 'catalog shared "For all"']));
    expect(two.operations[0]).toMatchObject({ changed: 'both' });
    expect(two.operations[0]?.changes.map(({ path, changed }) => `${path} ${changed}`).sort()).toEqual(['description tenant', 'displayName topology']);
  });

  test('a property that was not stated before changes in the topology', async () => {
    const { world, next } = await deployed(governance);
    const plan = await world.plan(await next(['external: true', 'external: true\n  description: "New"']));
    expect(plan.operations).toMatchObject([{ changed: 'topology', changes: [{ path: 'description', new: 'New' }] }]);
  });

  test('is not known where the stamp is gone; that alone is no drift', async () => {
    const { world, byHand } = await deployed();
    await byHand({ description: 'Shared things' });
    const plan = await world.plan();
    expect(plan.operations).toEqual([]);
    expect(driftText(plan)).toContain('No drift');
    await byHand({ description: 'Other things' });
    const [operation] = (await world.plan()).operations;
    expect(operation?.action).toBe('update');
    expect(operation?.changed).toBeUndefined();
  });
});

test('the stamp stays behind what people wrote, and what they wrote stays', async () => {
  const { world, found, byHand } = await deployed(governance);
  expect(withoutStamp(String(found()?.['description']))).toBe('Shared');
  expect(stampOf(String(found()?.['description']))?.symbol).toBe('shared');
  await byHand({ description: 'Written by hand', isExternallyVisible: false });
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  expect(withoutStamp(String(found()?.['description']))).toBe('Written by hand');
  expect(stampOf(String(found()?.['description']))?.symbol).toBe('shared');
});

test('access packages carry no stamp: requestors read their description', async () => {
  const { world } = await deployed();
  for (const tenant of Object.values(world.sandbox.state().tenants))
    for (const table of [tenant.accessPackages, tenant.assignmentPolicies, tenant.groups]) expect(JSON.stringify(table)).not.toContain('[tenantry');
});

describe('a catalog with another name', () => {
  test('in the topology is renamed, not made again', async () => {
    const { world, next } = await deployed();
    const plan = await world.plan(await next(['catalog shared "Shared"', 'catalog shared "For all"']));
    expect(plan.operations).toMatchObject([{ action: 'update', kind: 'catalog', changes: [{ path: 'displayName', old: 'Shared', new: 'For all' }] }]);
  });

  test('is not taken when the topology has it under another symbol', async () => {
    const { world, next } = await deployed();
    const plan = await world.plan(await next(['catalog shared "Shared"', 'catalog other "Shared" in fabrikam\ncatalog shared "For all"']));
    expect(plan.operations.filter(({ kind, action }) => kind === 'catalog' && action === 'create')).toMatchObject([{ title: 'catalog "For all"' }]);
  });
});

test('of a connected organization, too', async () => {
  const text = governance.replace('  tenant: contoso\n', '  tenant: contoso\n  description: "Partner"\n');
  const { world, next } = await deployed(text);
  const fabrikam = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Fabrikam');
  const [organization] = Object.values(fabrikam?.connectedOrganizations ?? {});
  const told = async (topology?: Awaited<ReturnType<typeof next>>) =>
    driftOf(await world.plan(topology)).drift.map(({ kind, changed }) => `${kind} ${changed}`);
  const edited = await next(['"Partner"', '"Customer"']);
  expect(await told(edited)).toEqual(['organization topology']);
  await send(world, 'fabrikam', 'PATCH', `/identityGovernance/entitlementManagement/connectedOrganizations/${organization?.['id']}`, {
    description: String(organization?.['description']).replace('Partner', 'By hand'),
  });
  expect(await told()).toEqual(['organization tenant']);
  expect(await told(edited)).toEqual(['organization both']);
});

describe('which side of a link has changed', () => {
  const SECRETS = 'SyncNotificationSettings';

  /** The mapping of the company name, as an editor of mappings writes it. */
  const byHand = (text: string) => text.replace('"name":"Contoso"', '"name":"By hand"').replace('\\"Contoso\\"', '\\"By hand\\"');

  async function linked(text = link) {
    const world = await DeployWorld.create(await topologyFrom(text), prompt);
    expect((await world.apply(await world.plan())).outcome).toBe('complete');
    const contoso = () => Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Contoso');
    const id = Object.keys(contoso()?.synchronization ?? {})[0] ?? '';
    const notes = () => String(contoso()?.servicePrincipals[id]?.['notes'] ?? '');
    const root = `/servicePrincipals/${id}/synchronization`;
    const mapping = async (edit: (text: string) => string) => {
      const [job] = (await send(world, 'contoso', 'GET', `${root}/jobs`)).value as { id: string }[];
      const schema = await send(world, 'contoso', 'GET', `${root}/jobs/${job?.id}/schema`);
      const { '@odata.context': _, ...edited } = JSON.parse(edit(JSON.stringify(schema)));
      await send(world, 'contoso', 'PUT', `${root}/jobs/${job?.id}/schema`, edited);
    };
    const settings = async (edit: (notification: Record<string, unknown>) => unknown) => {
      const { value } = (await send(world, 'contoso', 'GET', `${root}/secrets`)) as { value: { key: string; value: string }[] };
      const next = value.map(pair => (pair.key === SECRETS ? { key: SECRETS, value: JSON.stringify(edit(JSON.parse(pair.value))) } : pair));
      await send(world, 'contoso', 'PUT', `${root}/secrets`, { value: next });
    };
    const next = (...edits: readonly (readonly [string, string])[]) => topologyFrom(edits.reduce((current, [from, to]) => current.replace(from, to), text));
    const told = async (topology?: Awaited<ReturnType<typeof topologyFrom>>) =>
      driftOf(await world.plan(topology)).drift.map(({ kind, changed }) => `${kind} ${changed}`);
    return { world, id, notes, mapping, settings, next, told };
  }

  test('is known from the notes of its application, which are written once', async () => {
    const { world, notes } = await linked();
    expect(stampOf(notes())).toMatchObject({ symbol: 'contoso-fabrikam' });
    expect(notes().length).toBeLessThanOrEqual(1024);
    expect(JSON.stringify(world.trace.toHar()).match(/\[tenantry contoso-fabrikam /g)).toHaveLength(2);
    expect((await world.plan()).operations).toEqual([]);
  });

  test('a mapping', async () => {
    const { mapping, next, told } = await linked();
    const edited = await next(['companyName <- "Contoso"', 'companyName <- "Contoso Ltd"']);
    expect(await told(edited)).toEqual(['syncSchema topology']);
    await mapping(byHand);
    expect(await told()).toEqual(['syncSchema tenant']);
    expect(await told(edited)).toEqual(['syncSchema both']);
  });

  test('a mapping that the topology has no more, or has only now', async () => {
    const { next, told } = await linked();
    expect(await told(await next(['companyName <- "Contoso"', 'companyName <- "Contoso"\n  department <- "X"']))).toEqual(['syncSchema topology']);
    expect(await told(await next(['  socRole <- "analyst"\n', '']))).toEqual(['syncSchema topology']);
  });

  test('the filter', async () => {
    const { mapping, next, told } = await linked();
    const edited = await next(['department EQUALS "Security"', 'department EQUALS "IT"']);
    expect(await told(edited)).toEqual(['syncSchema topology']);
    await mapping(text => text.replace('"values":["Security"]', '"values":["Sales"]'));
    expect(await told()).toEqual(['syncSchema tenant']);
    expect(await told(edited)).toEqual(['syncSchema both']);
  });

  test('the settings; putting them back writes no stamp, and what people wrote in the notes stays', async () => {
    const { world, id, notes, settings, next, told } = await linked();
    const edited = await next(['scope: all', 'scope: all\n  deletionThreshold: 50']);
    expect(await told(edited)).toEqual(['syncSecrets topology']);
    await settings(notification => ({ ...notification, DeleteThresholdValue: 9 }));
    expect(await told()).toEqual(['syncSecrets tenant']);
    expect(await told(edited)).toEqual(['syncSecrets both']);
    const stamp = notes();
    await send(world, 'contoso', 'PATCH', `/servicePrincipals/${id}`, { notes: `Ask the SOC. ${stamp}` });
    const back = await world.plan();
    expect(back.operations.map(({ kind }) => kind)).toEqual(['syncSecrets']);
    expect((await world.apply(back)).outcome).toBe('complete');
    expect((await world.plan()).operations).toEqual([]);
    const forth = await world.plan(edited);
    expect(forth.operations.map(({ kind }) => kind)).toEqual(['syncStamp', 'syncSecrets']);
    expect((await world.apply(forth, edited)).outcome).toBe('complete');
    expect(notes().startsWith('Ask the SOC. [tenantry contoso-fabrikam ')).toBe(true);
    expect(notes()).not.toBe(`Ask the SOC. ${stamp}`);
  });

  test('is not told where the stamp is gone or there is no room for it', async () => {
    const { world, id, settings, next, told, notes } = await linked();
    await send(world, 'contoso', 'PATCH', `/servicePrincipals/${id}`, { notes: 'n'.repeat(1000) });
    expect((await world.plan()).operations).toEqual([]);
    await settings(notification => ({ ...notification, DeleteThresholdValue: 9 }));
    expect(await told()).toEqual(['syncSecrets undefined']);
    const edited = await next(['scope: all', 'scope: all\n  deletionThreshold: 50']);
    expect((await world.apply(await world.plan(edited), edited)).outcome).toBe('complete');
    expect(notes()).toBe('n'.repeat(1000));
  });

  test('many mappings leave no room: their sides are not told, those of the settings are', async () => {
    const rows = Array.from({ length: 15 }, (_, index) => `  extensionAttribute${index + 1} <- "x"`).join('\n');
    const { world, id, settings, told, mapping } = await linked(link.replace('  companyName <- "Contoso"', `  companyName <- "Contoso"\n${rows}`));
    await send(world, 'contoso', 'PATCH', `/servicePrincipals/${id}`, { notes: 'n'.repeat(900) });
    const topology = await topologyFrom(
      link.replace('scope: all', 'scope: all\n  deletionThreshold: 50').replace('  companyName <- "Contoso"', `  companyName <- "Contoso"\n${rows}`),
    );
    expect((await world.apply(await world.plan(topology), topology)).outcome).toBe('complete');
    await settings(notification => ({ ...notification, DeleteThresholdValue: 9 }));
    expect(await told(topology)).toEqual(['syncSecrets tenant']);
    await mapping(byHand);
    expect(await told(topology)).toEqual(['syncSecrets tenant', 'syncSchema undefined']);
  });
});
