import { describe, expect, test } from 'vitest';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { Adopting, driftedIn } from './adopting.ts';
import { send } from './raw.ts';
import { governance, tenants } from './scenarios.ts';

const EM = '/identityGovernance/entitlementManagement';
const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const ids = {
  contoso: '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01',
  fabrikam: '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02',
  tailspin: 'c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03',
};
const three = `${tenants}
tenant tailspin "Tailspin" {
  id: "${ids.tailspin}"
  domains: "tailspin.com"
}
`;
const from = (text: string) => Adopting.from({ text: formatTopology(text) });

async function catalogs(text: string, ...changed: readonly [string, unknown][]): Promise<Adopting> {
  const adopting = await from(text);
  for (const [tenant, body] of changed) {
    const displayName = adopting.project.topology.tenants.find(({ name }) => name === tenant)?.displayName ?? '';
    const found = Object.values(adopting.tenant(displayName).catalogs).find(one => one['displayName'] === 'Shared');
    await send(adopting.world, tenant, 'PATCH', `${EM}/catalogs/${found?.['id']}`, body);
  }
  return adopting;
}

const shared = `${three}
// What is shared.
catalog shared "Shared" in contoso, fabrikam, tailspin {
  external: true
}
`;

describe('one declaration for several tenants', () => {
  test('says what all of them have, whichever is asked for', async () => {
    const adopting = await catalogs(
      shared,
      ...['contoso', 'fabrikam', 'tailspin'].map(tenant => [tenant, { isExternallyVisible: false }] as [string, unknown]),
    );
    const text = await adopting.adopted(['catalog:fabrikam/shared']);
    expect(text).toContain('catalog shared "Shared" in contoso, fabrikam, tailspin {\n  external: false\n}');
    expect((await adopting.adopt(['catalog:fabrikam/shared'])).also).toEqual(['catalog:contoso/shared', 'catalog:tailspin/shared']);
  });

  test('is taken apart where one has something else', async () => {
    const adopting = await catalogs(shared, ['fabrikam', { isExternallyVisible: false, displayName: 'Ours' }]);
    const text = await adopting.adopted();
    expect(text).toContain('// What is shared.\ncatalog shared "Shared" in contoso, tailspin {\n  external: true\n}');
    expect(text).toContain('catalog shared "Ours" in fabrikam {\n  external: false\n}');
  });

  test('is taken apart once for those that have the same, and says the rest of it for all', async () => {
    const adopting = await catalogs(
      shared
        .replace('contoso, fabrikam, tailspin {', 'all {')
        .replace('// What', 'tenants all = contoso, fabrikam, tailspin\ntenants two = contoso, tailspin\n// What'),
      ['contoso', { isExternallyVisible: false, state: 'unpublished' }],
      ['tailspin', { isExternallyVisible: false, state: 'unpublished' }],
      ['fabrikam', { state: 'unpublished' }],
    );
    const text = await adopting.adopted();
    expect(text).toContain('in two {\n  published: false\n  external: false\n}');
    expect(text).toContain('in fabrikam {\n  published: false\n  external: true\n}');
  });

  test('of which only one is asked for leaves the others as they are', async () => {
    const adopting = await catalogs(shared, ['fabrikam', { isExternallyVisible: false }], ['tailspin', { state: 'unpublished' }]);
    const text = await adopting.adopted(['catalog:fabrikam/shared']);
    expect(text).toContain('in contoso, tailspin {\n  external: true\n}');
    expect(text).toContain('in fabrikam {\n  external: false\n}');
  });
});

describe('a declaration that is taken apart', () => {
  test('keeps the line ends of its file', async () => {
    const adopting = await Adopting.from({ text: formatTopology(shared).replaceAll('\n', '\r\n') });
    const { id } = Object.values(adopting.tenant('Fabrikam').catalogs).find(one => one['displayName'] === 'Shared') ?? {};
    await send(adopting.world, 'fabrikam', 'PATCH', `${EM}/catalogs/${id}`, { state: 'unpublished' });
    const text = await adopting.adopted();
    expect(text).toContain('in fabrikam {\r\n  published: false\r\n  external: true\r\n}');
    expect(text).not.toMatch(/[^\r]\n/);
  });

  test('must not hold a comment in its header', async () => {
    const adopting = await catalogs(shared.replace('in contoso,', 'in /* all */ contoso,'), ['fabrikam', { isExternallyVisible: false }]);
    expect(await adopting.refused()).toContain('write one declaration for each tenant first');
  });
});

const two = `${three}
mapping both {
  companyName <- "Contoso"
  jobTitle    <- [jobTitle]
}
sync contoso -> fabrikam, tailspin "SOC" {
  scope: all
  mapping: both
}
`;

/** Changes the schema of the configuration from one tenant to another, as the portal does. */
async function inSchema(adopting: Adopting, target: keyof typeof ids, change: (schema: string) => string, source: keyof typeof ids = 'contoso'): Promise<void> {
  const { world } = adopting;
  const { value } = await send(world, source, 'GET', "/servicePrincipals?$filter=applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'");
  for (const { id } of value) {
    const root = `/servicePrincipals/${id}/synchronization`;
    const secrets = (await send(world, source, 'GET', `${root}/secrets`)).value as { key: string; value: string }[];
    if (!secrets.some(pair => pair.key === 'CompanyId' && pair.value === ids[target])) continue;
    const [job] = (await send(world, source, 'GET', `${root}/jobs`)).value;
    const { '@odata.context': _, ...schema } = await send(world, source, 'GET', `${root}/jobs/${job.id}/schema`);
    await send(world, source, 'PUT', `${root}/jobs/${job.id}/schema`, JSON.parse(change(JSON.stringify(schema))));
  }
}
const byHand = (schema: string) => schema.replace('"name":"Contoso"', '"name":"By hand"').replace('\\"Contoso\\"', '\\"By hand\\"');

describe('a mapping of several links', () => {
  test('says what all of them have', async () => {
    const adopting = await from(two);
    await inSchema(adopting, 'fabrikam', byHand);
    await inSchema(adopting, 'tailspin', byHand);
    const text = await adopting.adopted(['syncSchema:contoso/fabrikam']);
    expect(text).toContain('mapping both {\n  companyName <- "By hand"\n');
    expect(text).toContain('sync contoso -> fabrikam, tailspin "SOC" {');
  });

  test('is copied for the one that has something else, and the links are taken apart', async () => {
    const adopting = await from(two);
    await inSchema(adopting, 'fabrikam', byHand);
    const text = await adopting.adopted(['syncSchema:contoso/fabrikam']);
    expect(text).toContain('mapping both {\n  companyName <- "Contoso"\n');
    expect(text).toContain('mapping bothForFabrikam {\n  companyName <- "By hand"\n  jobTitle    <- [jobTitle]\n}');
    expect(text).toContain('sync contoso -> fabrikam "SOC (Contoso to Fabrikam)" {\n  scope: all\n  mapping: bothForFabrikam\n}');
    expect(text).toContain('sync contoso -> tailspin "SOC (Contoso to Tailspin)" {\n  scope: all\n  mapping: both\n}');
  });

  test('is copied, and a line that the tenant has no more goes', async () => {
    const adopting = await from(two);
    await inSchema(adopting, 'fabrikam', text => {
      const schema = JSON.parse(text);
      const [rule] = schema.synchronizationRules;
      const mapping = rule.objectMappings.find((one: { sourceObjectName: string }) => one.sourceObjectName.toLowerCase() === 'user');
      mapping.attributeMappings = mapping.attributeMappings.filter((row: { targetAttributeName: string }) => row.targetAttributeName !== 'companyName');
      return JSON.stringify(schema);
    });
    expect(await adopting.adopted()).toContain('mapping bothForFabrikam {\n  jobTitle <- [jobTitle]\n}');
  });
});

const mesh = `${three}
existing group everybody "Everybody" in contoso, fabrikam, tailspin
mesh contoso, fabrikam, tailspin {
  scope: assigned
  assign: everybody
  trust: mfa
}
`;

describe('a mesh', () => {
  test('keeps its other links when one of them has another filter', async () => {
    const adopting = await from(mesh.replace('  trust', '  filter: department EQUALS "IT"\n  trust'));
    await inSchema(adopting, 'tailspin', schema => schema.replace('"values":["IT"]', '"values":["Sales"]'));
    expect(driftedIn(await adopting.world.plan())).toEqual(['syncSchema:contoso/tailspin']);
    const text = await adopting.adopted();
    expect(text).toContain('sync contoso -> tailspin {\n  scope: assigned\n  assign: everybody\n  filter: department EQUALS "Sales"\n');
    expect(text.match(/department EQUALS "IT"/g)?.length).toBeLessThanOrEqual(3);
    expect(text).not.toContain('mesh ');
  });

  test('stays as it is when one tenant trusts less: an access statement says so', async () => {
    const adopting = await from(mesh);
    await send(adopting.world, 'fabrikam', 'PATCH', `${PARTNERS}/${ids.contoso}`, {
      inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: false },
    });
    const text = await adopting.adopted();
    expect(text).toContain('mesh contoso, fabrikam, tailspin {');
    expect(text).toContain('access fabrikam with contoso {\n  trust: mfa, compliantDevice\n}');
  });

  test('says the trust that all of them have', async () => {
    const adopting = await from(mesh);
    const names = Object.keys(ids) as (keyof typeof ids)[];
    for (const tenant of names)
      for (const partner of names)
        if (tenant !== partner)
          await send(adopting.world, tenant, 'PATCH', `${PARTNERS}/${ids[partner]}`, {
            inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: false },
          });
    const text = await adopting.adopted(['partner:fabrikam/contoso']);
    expect(text).toContain('  trust: mfa, compliantDevice\n');
    expect(text).not.toContain('access ');
  });
});

describe('a package of several tenants', () => {
  const packages = governance
    .replace('existing group leads "Leads" in fabrikam', 'existing group leads "Leads" in contoso, fabrikam')
    .replace(/group (readers|writers) "(\w+)" in fabrikam/g, 'group $1 "$2" in contoso, fabrikam')
    .replace('catalog shared "Shared" in fabrikam', 'catalog shared "Shared" in contoso, fabrikam')
    .replace('package access "Access" in fabrikam', 'package access "Access" in contoso, fabrikam')
    .replace('requestors: organization partner', 'requestors: members of readers');
  const change = async (adopting: Adopting, tenant: string, body: Record<string, unknown>) => {
    const { value } = await send(adopting.world, tenant, 'GET', `${EM}/assignmentPolicies?$expand=accessPackage`);
    const { '@odata.context': _, ...policy } = value[0];
    await send(adopting.world, tenant, 'PUT', `${EM}/assignmentPolicies/${policy.id}`, { questions: [], ...policy, ...body });
  };
  const days = (duration: string) => ({ expiration: { type: 'afterDuration', duration } });

  test('is taken apart for the policy of one', async () => {
    const adopting = await from(packages);
    await change(adopting, 'fabrikam', days('P60D'));
    const text = await adopting.adopted();
    expect(text.match(/expires: 30d/g)).toHaveLength(1);
    expect(text.match(/expires: 60d/g)).toHaveLength(1);
    expect(text).toContain('package access "Access" in contoso {');
    expect(text).toContain('package access "Access" in fabrikam {');
  });

  test('says what both have', async () => {
    const adopting = await from(packages);
    await change(adopting, 'fabrikam', days('P60D'));
    await change(adopting, 'contoso', days('P60D'));
    const text = await adopting.adopted(['assignmentPolicy:package:contoso/access/On request']);
    expect(text).toContain('package access "Access" in contoso, fabrikam {');
    expect(text).toContain('expires: 60d');
  });
});

describe('an access statement of several tenants', () => {
  const text = `${three}
access contoso, fabrikam with tailspin {
  inbound: allow all
  trust: mfa
}
`;
  const trust = { isMfaAccepted: false, isCompliantDeviceAccepted: true, isHybridAzureADJoinedDeviceAccepted: false };

  test('is taken apart for one', async () => {
    const adopting = await from(text);
    await send(adopting.world, 'fabrikam', 'PATCH', `${PARTNERS}/${ids.tailspin}`, { inboundTrust: trust });
    const after = await adopting.adopted();
    expect(after).toContain('access contoso with tailspin {\n  inbound: allow all\n  trust: mfa\n}');
    expect(after).toContain('access fabrikam with tailspin {\n  inbound: allow all\n  trust: compliantDevice\n}');
  });

  test('says what both have', async () => {
    const adopting = await from(text);
    for (const tenant of ['contoso', 'fabrikam']) await send(adopting.world, tenant, 'PATCH', `${PARTNERS}/${ids.tailspin}`, { inboundTrust: trust });
    expect(await adopting.adopted()).toContain('access contoso, fabrikam with tailspin {\n  inbound: allow all\n  trust: compliantDevice\n}');
  });
});

describe('a link without a mapping', () => {
  const mapped = formatTopology(`${tenants}
extension socRole: String in fabrikam
mapping socMapping {
  socRole <- "analyst"
}
sync contoso -> fabrikam {
  scope: all
  mapping: socMapping
}
`);

  test('gets one for a row that the tenant has and the topology does not', async () => {
    const text = mapped.replace(/mapping socMapping [^}]*}\n\n/, '').replace('  mapping: socMapping\n', '');
    const adopting = await Adopting.from({ text, deployed: mapped });
    const after = await adopting.adopted(['syncSchema:contoso/fabrikam']);
    expect(after).toContain('mapping contosoToFabrikam {\n  socRole <- "analyst"\n}');
    expect(after).toContain('mapping: contosoToFabrikam');
  });
});
