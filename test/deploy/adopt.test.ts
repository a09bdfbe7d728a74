import { describe, expect, test } from 'vitest';
import { type Plan, planOnly } from '../../deploy/index.ts';
import { Adopting } from './adopting.ts';
import { send } from './raw.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from './world.ts';

const EM = '/identityGovernance/entitlementManagement';
const ids = (plan: Plan) => plan.operations.map(({ id }) => id);

async function deployed(text: string) {
  const adopting = await Adopting.from({ text });
  const table = (tenant: string, name: 'catalogs' | 'groups' | 'accessPackages' | 'connectedOrganizations') =>
    Object.values(adopting.tenant(tenant)[name] ?? {});
  return { adopting, world: adopting.world, topology: adopting.project.topology, table, adopted: () => adopting.adopted(), refused: () => adopting.refused() };
}

describe('what the tenant has goes into the file', () => {
  test('of a catalog: properties that it states, and those that it does not', async () => {
    const { world, table, adopted } = await deployed(governance.replace('  external: true', '  external: true\n  description: "Things"'));
    const shared = table('Fabrikam', 'catalogs').find(({ displayName }) => displayName === 'Shared');
    const description = String(shared?.['description']).replace('Things', 'By hand');
    await send(world, 'fabrikam', 'PATCH', `${EM}/catalogs/${shared?.['id']}`, { displayName: 'For "all"', description, state: 'unpublished' });
    const text = await adopted();
    expect(text).toContain('catalog shared "For \\"all\\"" in fabrikam {\n  published: false\n  external: true\n  description: "By hand"\n}');
  });

  test('of a group without a body, and of a rule', async () => {
    const { world, table, adopted } = await deployed(
      governance.replace('group writers "Writers" in fabrikam\n', 'group writers "Writers" in fabrikam { description: "W" }\n'),
    );
    const id = (name: string) => table('Fabrikam', 'groups').find(({ displayName }) => displayName === name)?.['id'];
    await send(world, 'fabrikam', 'PATCH', `/groups/${id('Writers')}`, { description: 'May write' });
    await send(world, 'fabrikam', 'PATCH', `/groups/${id('Readers')}`, { displayName: 'Everybody' });
    await send(world, 'fabrikam', 'PATCH', `/groups/${id('Security')}`, { membershipRule: '(user.department -eq "IT") -or (user.city -eq "Bonn")' });
    const text = await adopted();
    expect(text).toContain('group writers "Writers" in fabrikam { description: "May write" }');
    expect(text).toContain('group readers "Everybody" in fabrikam');
    expect(text).toContain('members: user.department -eq "IT" -or user.city -eq "Bonn"');
  });

  test('of a package, and of a connected organization whose description is gone', async () => {
    const { world, table, adopted } = await deployed(governance.replace('  tenant: contoso\n', '  tenant: contoso\n  description: "Ours"\n'));
    await send(world, 'fabrikam', 'PATCH', `${EM}/accessPackages/${table('Fabrikam', 'accessPackages')[0]?.['id']}`, { isHidden: true });
    const [organization] = table('Fabrikam', 'connectedOrganizations');
    await send(world, 'fabrikam', 'PATCH', `${EM}/connectedOrganizations/${organization?.['id']}`, { displayName: 'Contoso Ltd', description: 'Theirs' });
    const text = await adopted();
    expect(text).toContain('package access "Access" in fabrikam {\n  hidden: true\n');
    expect(text).toContain('organization partner "Contoso Ltd" in fabrikam {');
    expect(text).toContain('description: "Theirs"');
  });

  test('of a link: its settings, its filter and its mappings', async () => {
    const { world, adopted } = await deployed(link.replace('scope: all', 'scope: all\n  notify: "a@contoso.com"'));
    const contoso = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Contoso');
    const root = `/servicePrincipals/${Object.keys(contoso?.synchronization ?? {})[0]}/synchronization`;
    const { value } = (await send(world, 'contoso', 'GET', `${root}/secrets`)) as { value: { key: string; value: string }[] };
    const settings = { Enabled: false, DeleteThresholdEnabled: true, DeleteThresholdValue: 40 };
    await send(world, 'contoso', 'PUT', `${root}/secrets`, {
      value: value.map(pair => (pair.key === 'SyncNotificationSettings' ? { key: pair.key, value: JSON.stringify(settings) } : pair)),
    });
    const [job] = (await send(world, 'contoso', 'GET', `${root}/jobs`)).value as { id: string }[];
    const { '@odata.context': _, ...schema } = await send(world, 'contoso', 'GET', `${root}/jobs/${job?.id}/schema`);
    const byHand = JSON.stringify(schema)
      .replace('"values":["Security"]', '"values":["Sales"]')
      .replace('"name":"Contoso"', '"name":"By hand"')
      .replace('\\"Contoso\\"', '\\"By hand\\"');
    await send(world, 'contoso', 'PUT', `${root}/jobs/${job?.id}/schema`, JSON.parse(byHand));
    const text = await adopted();
    expect(text).toContain('companyName <- "By hand"');
    expect(text).toContain('filter: department EQUALS "Sales"');
    expect(text).toContain('deletionThreshold: 40');
    expect(text).not.toContain('notify');
  });
});

describe('nothing goes into the file', () => {
  test('of what is missing, is unknown, or has no form', async () => {
    const { adopting, world, table } = await deployed(governance);
    expect(await adopting.refused(['group:fabrikam/nobody'])).toBe('Nothing that is called group:fabrikam/nobody is different.');
    const id = table('Fabrikam', 'groups').find(({ displayName }) => displayName === 'Writers')?.['id'];
    await send(world, 'fabrikam', 'PATCH', `/groups/${id}`, { description: 'One\nTwo' });
    const described = await deployed(governance.replace('group writers "Writers" in fabrikam\n', 'group writers "Writers" in fabrikam { description: "W" }\n'));
    const other = described.table('Fabrikam', 'groups').find(({ displayName }) => displayName === 'Writers')?.['id'];
    await send(described.world, 'fabrikam', 'PATCH', `/groups/${other}`, { description: 'One\nTwo' });
    expect(await described.refused()).toContain('the language cannot say its description');
    await send(world, 'fabrikam', 'DELETE', `/groups/${id}`);
    expect(await adopting.refused(['group:fabrikam/writers'])).toContain('the topology would have an error');
  });
});

describe('only some things are put back', () => {
  test('those that are named, and what they need', async () => {
    const { world, topology, table } = await deployed(governance);
    const id = (name: string) => table('Fabrikam', 'groups').find(({ displayName }) => displayName === name)?.['id'];
    await send(world, 'fabrikam', 'PATCH', `/groups/${id('Readers')}`, { description: 'By hand' });
    await send(world, 'fabrikam', 'PATCH', `/groups/${id('Writers')}`, { displayName: 'Other' });
    const plan = await world.plan();
    const only = await planOnly(plan, topology, ['group:fabrikam/readers']);
    expect(ids(only)).toEqual(['group:fabrikam/readers']);
    expect(only.tenants.map(({ update }) => update)).toEqual([1]);
    const report = await world.apply(only);
    expect(report.outcome).toBe('complete');
    expect(report.httpCalls).toBe(only.httpCalls);
    expect(ids(await world.plan())).toEqual(['group:fabrikam/writers']);
  });

  test('from nothing: a package with its catalog and groups, a link by its key with both of its halves', async () => {
    const world = await DeployWorld.create(await topologyFrom(governance + link.slice(link.indexOf('existing'))), prompt);
    const plan = await world.plan();
    const only = await planOnly(plan, world.topology, ['package:fabrikam/access']);
    expect(ids(only)).toEqual(expect.arrayContaining(['package:fabrikam/access', 'catalog:fabrikam/shared']));
    expect(ids(only).some(id => id.startsWith('sync'))).toBe(false);
    const linked = await planOnly(plan, world.topology, ['sync:contoso/fabrikam']);
    expect(ids(linked)).toEqual(
      expect.arrayContaining(['partner:fabrikam/contoso', 'syncJob:contoso/fabrikam', 'syncStamp:contoso/fabrikam', 'syncStart:contoso/fabrikam']),
    );
    expect((await world.apply(linked)).outcome).toBe('complete');
    expect(ids(await world.plan()).some(id => id.startsWith('sync'))).toBe(false);
  });

  test('a name of nothing is an error', async () => {
    const { world, topology } = await deployed(governance);
    expect((await planOnly(await world.plan(), topology, ['group:fabrikam/nobody'])).problems).toMatchObject([{ code: 'unknown-name', severity: 'error' }]);
  });
});
