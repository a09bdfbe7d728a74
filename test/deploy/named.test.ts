import { describe, expect, test } from 'vitest';
import { type Plan, planRemoval, stampOf } from '../../deploy/index.ts';
import { importFrom, readBack } from './importing.ts';
import { send } from './raw.ts';
import { governance, link } from './scenarios.ts';
import { contractErrors, contractIsHere, DeployWorld, prompt, topologyFrom } from './world.ts';

const named = (name: string, text: string) => `topology ${name} "${name.toUpperCase()}"\n${text}`;
const errors = ({ problems }: Plan) => problems.filter(({ severity }) => severity === 'error');

async function deployed(text: string) {
  const world = await DeployWorld.create(await topologyFrom(text), prompt);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const fabrikam = () => {
    const found = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Fabrikam');
    if (!found) throw new Error('There is no Fabrikam.');
    return found;
  };
  const group = (displayName: string) => Object.values(fabrikam().groups).find(one => one['displayName'] === displayName);
  const catalog = (displayName: string) => Object.values(fabrikam().catalogs).find(one => one['displayName'] === displayName);
  return { world, fabrikam, group, catalog };
}

describe('a topology with a name', () => {
  test('marks what it makes, and its second plan is empty', async () => {
    const { world, group, catalog, fabrikam } = await deployed(named('soc', governance));
    expect((await world.plan()).operations).toEqual([]);
    expect(group('Readers')).toMatchObject({ uniqueName: 'tenantry-soc-readers', mailNickname: 'tenantry-soc-readers' });
    expect(stampOf(String(catalog('Shared')?.['description']))).toMatchObject({ topology: 'soc', symbol: 'shared' });
    const [organization] = Object.values(fabrikam().connectedOrganizations);
    expect(stampOf(String(organization?.['description']))).toMatchObject({ topology: 'soc', symbol: 'partner' });
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });

  test('without one everything is marked as before', async () => {
    const { group, catalog } = await deployed(governance);
    expect(group('Readers')).toMatchObject({ uniqueName: 'tenantry-readers' });
    expect(String(catalog('Shared')?.['description'])).toMatch(/^Shared \[tenantry shared /);
  });

  test('finds what it made before it had one, and writes its name where it may', async () => {
    const { world, group, catalog } = await deployed(governance);
    const before = group('Readers')?.['id'];
    const topology = await topologyFrom(named('soc', governance));
    const plan = await world.plan(topology);
    expect(plan.operations).toMatchObject([
      { id: 'catalog:fabrikam/shared', changed: 'topology', changes: [{ path: 'topology', new: 'soc' }] },
      { id: 'organization:fabrikam/partner', changed: 'topology', changes: [{ path: 'topology', new: 'soc' }] },
    ]);
    expect((await world.apply(plan, topology)).outcome).toBe('complete');
    expect((await world.plan(topology)).operations).toEqual([]);
    expect(stampOf(String(catalog('Shared')?.['description']))).toMatchObject({ topology: 'soc', symbol: 'shared' });
    // A unique name is immutable: nothing proves any longer whose the group is.
    expect(group('Readers')).toMatchObject({ id: before, uniqueName: 'tenantry-readers' });
    const removal = await planRemoval(topology, world.connections);
    expect(removal.operations.some(({ id }) => id === 'remove:group:fabrikam/readers')).toBe(false);
    expect(removal.problems.map(({ message }) => message).join('\n')).toContain('made before the topology had a name');
  });

  test('a longer name than a nickname may have stays different from its neighbour', async () => {
    const long = 'a'.repeat(60);
    const text = `${named('soc', governance)}\ngroup ${long}1 "One" in fabrikam\ngroup ${long}2 "Two" in fabrikam\n`;
    const { world, group } = await deployed(text);
    const [one, two] = [group('One'), group('Two')].map(found => String(found?.['mailNickname']));
    expect(one).toHaveLength(64);
    expect(one).not.toBe(two);
    expect((await world.plan()).operations).toEqual([]);
  });
});

describe('two topologies in one tenant', () => {
  test('have groups of the same symbol, and neither finds the other one', async () => {
    const { world, group } = await deployed(named('soc', governance));
    const hr = await topologyFrom(named('hr', `${governance.slice(0, governance.indexOf('existing'))}\ngroup readers "HR readers" in fabrikam\n`));
    const plan = await world.plan(hr);
    expect(plan.operations).toMatchObject([{ id: 'group:fabrikam/readers', action: 'create' }]);
    expect((await world.apply(plan, hr)).outcome).toBe('complete');
    expect(group('Readers')).toMatchObject({ uniqueName: 'tenantry-soc-readers' });
    expect(group('HR readers')).toMatchObject({ uniqueName: 'tenantry-hr-readers' });
    expect((await world.plan()).operations).toEqual([]);
    expect((await world.plan(hr)).operations).toEqual([]);
  });

  test('what one has made the other refuses to write', async () => {
    const { world } = await deployed(named('soc', governance));
    for (const text of [named('hr', governance), governance]) {
      const plan = await world.plan(await topologyFrom(text.replace('external: true', 'external: true\n  description: "Other"')));
      expect(errors(plan).map(({ code, message }) => `${code}: ${message}`)).toEqual([
        'other-topology: catalog "Shared" belongs to the topology soc. Refer to it as existing here, or declare one of another name.',
        'other-topology: connected organization "Contoso" belongs to the topology soc. Refer to it as existing here, or declare one of another name.',
      ]);
      expect(plan.operations.filter(({ kind }) => kind === 'catalog' || kind === 'organization')).toEqual([]);
    }
  });

  test('a configuration that one has made the other neither writes nor destroys', async () => {
    const { world } = await deployed(named('soc', link));
    const hr = await topologyFrom(named('hr', link.replace('scope: all', 'scope: assigned')));
    const plan = await world.plan(hr);
    expect(errors(plan).map(({ message }) => message)).toEqual([
      'The synchronization to "Fabrikam" belongs to the topology soc. Two topologies cannot write one configuration: take the link out of one of them.',
    ]);
    expect((await world.apply(plan, hr)).outcome).toBe('refused');
    const removal = await planRemoval(hr, world.connections, { deprovisioned: true });
    expect(removal.operations.filter(({ title }) => /synchronization|partner/.test(title))).toEqual([]);
    expect(removal.problems.map(({ message }) => message).join('\n')).toContain('carries no stamp of this topology');
  });

  test('a link that was deployed without a name gets it in its stamp', async () => {
    const { world } = await deployed(link);
    const soc = await topologyFrom(named('soc', link));
    const plan = await world.plan(soc);
    expect(plan.operations).toMatchObject([{ id: 'syncStamp:contoso/fabrikam', changes: [{ path: 'topology', new: 'soc' }] }]);
    expect((await world.apply(plan, soc)).outcome).toBe('complete');
    expect((await world.plan(soc)).operations).toEqual([]);
    expect(errors(await world.plan())).toMatchObject([{ code: 'other-topology' }]);
  });

  test('a catalog that the other one renamed to our name is not ours', async () => {
    const { world, catalog } = await deployed(named('soc', governance));
    const id = String(catalog('Shared')?.['id']);
    await send(world, 'fabrikam', 'PATCH', `/identityGovernance/entitlementManagement/catalogs/${id}`, {
      description: 'x [tenantry hr/shared 1a2b.1a2b.1a2b.1a2b]',
    });
    expect(errors(await world.plan())).toMatchObject([{ code: 'other-topology' }]);
  });
});

describe('an import', () => {
  test('writes the name of the topology that made what it finds, and its plan is empty', async () => {
    const { world } = await deployed(named('soc', `${governance}${link.slice(link.indexOf('existing'))}`));
    const found = await importFrom(world);
    expect(found.remaining).toEqual([]);
    expect(found.text).toContain('\ntopology soc\n');
    const { topology, errors } = await readBack(found.text);
    expect(errors).toEqual([]);
    expect((await world.plan(topology)).operations).toEqual([]);
    expect(topology.resources.find(({ key }) => key === 'group:fabrikam/readers')?.existing).toBe(false);
  });

  test('writes none where several topologies have made something', async () => {
    const { world } = await deployed(named('soc', `${governance.slice(0, governance.indexOf('existing'))}\ngroup readers "Readers" in fabrikam\n`));
    const hr = await topologyFrom(
      named('hr', `${governance.slice(0, governance.indexOf('existing'))}\ngroup people "People" in fabrikam\ncatalog staff "Staff" in fabrikam\n`),
    );
    expect((await world.apply(await world.plan(hr), hr)).outcome).toBe('complete');
    const found = await importFrom(world);
    expect(found.remaining).toEqual([]);
    expect(found.text).not.toMatch(/^topology /m);
    const { topology } = await readBack(found.text);
    const plan = await world.plan(topology);
    expect(plan.operations).toEqual([]);
    expect(errors(plan)).toEqual([]);
  });
});
