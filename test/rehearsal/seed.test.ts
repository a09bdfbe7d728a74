import { readFile } from 'node:fs/promises';
import { EmptyFileSystem, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { loadProject } from '../../language/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox } from '../../sandbox/index.ts';

const example = (path: string) => new URL(`../../examples/${path}`, import.meta.url).toString();
const seedOfExample = async (path: string) => seedOf((await loadProject(example(path), NodeFileSystem.fileSystemProvider())).topology);

const seedOfText = async (text: string) => {
  const uri = URI.parse('memory:///a.tenantry').toString();
  return seedOf((await loadProject(uri, EmptyFileSystem.fileSystemProvider(), new Map([[uri, text]]))).topology);
};

const tenants = 'tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "contoso.com" }\n';

describe('the seed of a rehearsal', () => {
  test('holds the tenants of SOC topology 1 with the groups that exist, and nothing that is deployed', async () => {
    const { tenants } = await seedOfExample('soc-topology-1/soc.tenantry');
    expect(tenants.map(({ displayName, domains, groups = [] }) => [displayName, domains, groups.map(group => group.displayName)])).toEqual([
      ['Contoso', ['contoso.com'], ['SOC analysts', 'SOC leads']],
      ['Fabrikam', ['fabrikam.com'], ['Duty managers']],
      ['Tailspin Toys', ['tailspintoys.com'], ['Duty managers']],
    ]);
    const deployed = tenants.flatMap(({ users = [], applications = [], catalogs = [], accessPackages = [] }) =>
      [users, applications, catalogs, accessPackages].flat(),
    );
    expect(deployed).toEqual([]);
  });

  test('keeps members and guests apart by the principal name', async () => {
    const { tenants } = await seedOfExample('joint-venture/venture.tenantry');
    const users = tenants.find(({ displayName }) => displayName === 'Contoso')?.users;
    expect(users).toEqual([
      { userPrincipalName: 'cleo@contoso.com', displayName: 'cleo', userType: 'Member' },
      { userPrincipalName: 'liam_litware.com#EXT#@contoso.com', displayName: 'liam', userType: 'Guest' },
    ]);
  });

  test('gives an application the roles that packages grant of it', async () => {
    const text = await readFile(new URL(example('hub-application/hub.tenantry')), 'utf8');
    const granted = [...text.matchAll(/application intranet role "([^"]+)"/g)].map(([, role]) => role);
    expect(granted.length).toBeGreaterThan(0);
    const { tenants } = await seedOfExample('hub-application/hub.tenantry');
    const intranet = tenants.flatMap(({ applications = [] }) => applications).find(({ displayName }) => displayName === 'Intranet');
    expect(intranet?.appRoles?.map(role => role.displayName)).toEqual([...new Set(granted)]);
  });

  test('gives a service principal the id that the topology states', async () => {
    const { tenants: seeded } = await seedOfText(
      `${tenants}existing application intranet "Intranet" in contoso { id: "0b0b0b0b-0000-4000-8000-000000000001" }`,
    );
    expect(seeded[0]?.applications).toMatchObject([{ servicePrincipalId: '0b0b0b0b-0000-4000-8000-000000000001', displayName: 'Intranet' }]);
    const sandbox = createSandbox();
    sandbox.seed({ tenants: seeded });
    const principals = Object.values(sandbox.state().tenants).flatMap(({ servicePrincipals }) => Object.values(servicePrincipals));
    expect(principals.find(({ displayName }) => displayName === 'Intranet')?.['id']).toBe('0b0b0b0b-0000-4000-8000-000000000001');
  });

  test('puts an existing extension on its application', async () => {
    const { tenants: seeded } = await seedOfText(
      `${tenants}existing extension socRole: String "extension_0123456789abcdef0123456789abcdef_socRole" in contoso`,
    );
    expect(seeded[0]?.applications).toMatchObject([
      { appId: '01234567-89ab-cdef-0123-456789abcdef', extensions: [{ name: 'socRole', dataType: 'String', targetObjects: ['User'] }] },
    ]);
  });

  test('makes a tenant for the domain of a connected organization, the same one each time', async () => {
    const text = `${tenants}organization litware "Litware" in contoso { domain: "Litware.com" }\nexisting organization again "Litware again" in contoso { domain: "litware.com" }`;
    const { tenants: seeded } = await seedOfText(text);
    expect(seeded).toHaveLength(2);
    expect(seeded[1]).toMatchObject({ displayName: 'Litware', domains: ['litware.com'] });
    expect(seeded[1]?.id).toMatch(/^5eed[0-9a-f]{4}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(seeded[0]?.connectedOrganizations).toEqual([{ displayName: 'Litware again', tenantId: seeded[1]?.id }]);
    expect((await seedOfText(text)).tenants[1]?.id).toBe(seeded[1]?.id);
  });

  test('leaves out a tenant without an id', async () => {
    expect((await seedOfText(`${tenants}tenant fabrikam "Fabrikam" { domains: "fabrikam.com" }`)).tenants.map(tenant => tenant.displayName)).toEqual([
      'Contoso',
    ]);
  });
});
