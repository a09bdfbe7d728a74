import { describe, expect, test } from 'vitest';
import { driftOf, driftText, planMarkdown, planText } from '../../deploy/index.ts';
import { send } from './raw.ts';
import { governance, link } from './scenarios.ts';
import { contractErrors, contractIsHere, DeployWorld, prompt, topologyFrom } from './world.ts';

const EM = '/identityGovernance/entitlementManagement';

async function deployed(text: string) {
  const world = await DeployWorld.create(await topologyFrom(text), prompt);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const tenant = (name: string) => {
    const found = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const catalog = () => Object.values(tenant('Fabrikam').catalogs).find(({ catalogType }) => catalogType === 'userManaged');
  const group = () => Object.values(tenant('Fabrikam').groups).find(({ displayName }) => displayName === 'Readers' || displayName === 'By hand');
  return { world, tenant, catalog, group };
}

describe('a comment above a property', () => {
  const text = governance.replace('  description: "May read"', '  // tenantry-ignore drift: the service desk writes it\n  description: "May read"');

  test('keeps its differences out of plan and drift, which list them with the reason', async () => {
    const { world, group } = await deployed(text);
    await send(world, 'fabrikam', 'PATCH', `/groups/${group()?.['id']}`, { description: 'By the desk' });
    const plan = await world.plan();
    expect(plan.operations).toEqual([]);
    expect(plan.ignored).toMatchObject([
      { id: 'group:fabrikam/readers', title: 'group "Readers"', changes: [{ path: 'description', old: 'By the desk' }], reason: 'the service desk writes it' },
    ]);
    expect(driftOf(plan)).toMatchObject({ drift: [], ignored: [{ id: 'group:fabrikam/readers', reason: 'the service desk writes it' }] });
    for (const shown of [planText(plan), planMarkdown(plan), driftText(plan)]) {
      expect(shown).toContain('By the desk');
      expect(shown).toContain('the service desk writes it');
    }
    expect(plan.problems.filter(({ code }) => code === 'unused-ignore')).toEqual([]);
  });

  test('what differs besides is written, and what is ignored stays', async () => {
    const { world, group } = await deployed(text);
    await send(world, 'fabrikam', 'PATCH', `/groups/${group()?.['id']}`, { description: 'By the desk', displayName: 'By hand' });
    const plan = await world.plan();
    expect(plan.operations).toMatchObject([{ id: 'group:fabrikam/readers', changes: [{ path: 'displayName' }] }]);
    const report = await world.apply(plan);
    expect(report.operations).toMatchObject([{ state: 'done', verified: true }]);
    expect(group()).toMatchObject({ displayName: 'Readers', description: 'By the desk' });
    expect((await world.plan()).operations).toEqual([]);
  });

  test('is told of when it ignores nothing', async () => {
    const { world } = await deployed(text);
    expect((await world.plan()).problems).toMatchObject([{ code: 'unused-ignore', severity: 'warning', message: 'There is no drift to ignore here.' }]);
  });

  test('the settings, the filter and the mappings of a link stay as they are', async () => {
    const ignoring = link
      .replace('  filter:', '  // tenantry-ignore drift: tried out\n  filter:')
      .replace('  companyName <-', '  // tenantry-ignore drift: the desk\n  companyName <-')
      .replace('  scope: all', '  // tenantry-ignore drift: on call\n  notify: "a@contoso.com"\n  deletionThreshold: 50\n  scope: all');
    const { world } = await deployed(ignoring);
    const edits = {
      '"Security"': '"IT"',
      'companyName <- "Contoso"': 'companyName <- "X"',
      'a@contoso.com': 'b@contoso.com',
      '50': '60',
      '"analyst"': '"reader"',
    };
    const edited = Object.entries(edits).reduce((text, [from, to]) => text.replace(from, to), ignoring);
    const next = await topologyFrom(edited);
    const plan = await world.plan(next);
    expect(plan.operations.map(({ kind, changes }) => `${kind} ${changes.map(({ path }) => path.replace(/_[0-9a-f]{32}_/, '_'))}`).sort()).toEqual([
      'syncSchema attributeMappings.extension_socRole',
      'syncSecrets SyncNotificationSettings.DeleteThresholdValue',
      'syncStamp ',
    ]);
    const report = await world.apply(plan, next);
    expect(report.operations.filter(({ state, verified }) => state !== 'done' || verified === false)).toEqual([]);
    const again = await world.plan(next);
    expect(again.operations).toEqual([]);
    expect(again.ignored?.flatMap(({ changes }) => changes.map(({ path, old }) => `${path} ${old}`)).sort()).toEqual([
      'SyncNotificationSettings.Recipients a@contoso.com',
      'attributeMappings.companyName "Contoso"',
      'scope.groups department EQUALS "Security"',
    ]);
    // Alone they ask for nothing, not even for a stamp.
    const only = await topologyFrom(edited.replace('companyName <- "X"', 'companyName <- "Y"'));
    expect((await world.plan(only)).operations).toEqual([]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });

  test('a policy is written with what it has there', async () => {
    const ignoring = governance.replace('    expires: 30d', '    // tenantry-ignore drift: until the audit\n    expires: 30d');
    const { world, tenant } = await deployed(ignoring);
    const policy = () => Object.values(tenant('Fabrikam').assignmentPolicies)[0] as { id: string; expiration: { duration: string } };
    const next = await topologyFrom(ignoring.replace('expires: 30d', 'expires: 60d').replace('within 2d', 'within 3d'));
    const plan = await world.plan(next);
    expect(plan.operations.map(({ kind }) => kind)).toEqual(['assignmentPolicy']);
    expect(plan.operations[0]?.changes.every(({ path }) => path.startsWith('requestApprovalSettings'))).toBe(true);
    expect((await world.apply(plan, next)).operations).toMatchObject([{ state: 'done', verified: true }]);
    expect(policy().expiration.duration).toBe('P30D');
  });
});

describe('a comment above a declaration', () => {
  test('keeps all of its differences out, but not that it is missing', async () => {
    const text = governance.replace('catalog shared', '// tenantry-ignore drift: run by the desk\ncatalog shared');
    const { world, catalog } = await deployed(text);
    await send(world, 'fabrikam', 'PATCH', `${EM}/catalogs/${catalog()?.['id']}`, { isExternallyVisible: false, state: 'unpublished' });
    const plan = await world.plan();
    expect(plan.operations).toEqual([]);
    expect(plan.ignored).toMatchObject([
      { id: 'catalog:fabrikam/shared', changes: [{ path: 'state' }, { path: 'isExternallyVisible' }], reason: 'run by the desk' },
    ]);
    const fresh = await DeployWorld.create(await topologyFrom(text), prompt);
    expect((await fresh.plan()).operations.map(({ id }) => id)).toContain('catalog:fabrikam/shared');
  });

  test('needs a reason, and moving it changes no plan', async () => {
    const { world } = await deployed(governance);
    const before = (await world.plan()).fingerprints.topology;
    const without = await world.plan(await topologyFrom(governance.replace('catalog shared', '// tenantry-ignore drift\ncatalog shared')));
    expect(without.ignored).toBeUndefined();
    expect(without.fingerprints.topology).toBe(before);
  });
});
