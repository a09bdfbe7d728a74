import { describe, expect, test } from 'vitest';
import type { Loose } from '../sandbox/client.ts';
import { deployed, imported, importFrom } from './importing.ts';
import { send } from './raw.ts';
import { type DeployWorld, exampleUri, topologyOf } from './world.ts';

const ENTITLEMENTS = '/identityGovernance/entitlementManagement';
const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const examples = ['soc-topology-1/soc.tenantry', 'joint-venture/venture.tenantry', 'mesh/mesh.tenantry', 'birthright/birthright.tenantry'];
const names = ['Plain', 'He said "x" \\', 'Two\nlines', 'Turned \u202e', '*/ } // {', 'in', 'Ünïcödé 日本', 'x'.repeat(200)];

/** Seeded, so that a failure can be repeated. */
function chance(seed: number) {
  let state = seed * 2654435761 + 1;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % below;
  };
}

const renamable = ['/groups', `${ENTITLEMENTS}/catalogs`, `${ENTITLEMENTS}/accessPackages`, `${ENTITLEMENTS}/connectedOrganizations`];

/** Something that an administrator may do in the portal. What the service refuses was not done. */
async function meddle(world: DeployWorld, pick: (below: number) => number): Promise<void> {
  const own = world.topology.tenants.filter(({ external }) => !external);
  const tenant = own[pick(own.length)]?.name ?? '';
  const list = async (path: string): Promise<Loose[]> => (await send(world, tenant, 'GET', path)).value;
  const one = async (path: string): Promise<Loose> => {
    const all = await list(path);
    return all[pick(all.length)];
  };
  switch (pick(6)) {
    case 0: {
      const path = renamable[pick(renamable.length)] ?? '';
      const { id } = await one(path);
      return send(world, tenant, 'PATCH', `${path}/${id}`, { displayName: names[pick(names.length)] });
    }
    case 1: {
      const path = renamable[pick(renamable.length)] ?? '';
      const { id } = await one(path);
      return send(world, tenant, 'PATCH', `${path}/${id}`, { description: names[pick(names.length)] });
    }
    case 2: {
      const { tenantId } = await one(PARTNERS);
      const automaticUserConsentSettings = { inboundAllowed: pick(2) === 0, outboundAllowed: pick(2) === 0 };
      const inboundTrust = { isMfaAccepted: pick(2) === 0, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: pick(2) === 0 };
      return send(world, tenant, 'PATCH', `${PARTNERS}/${tenantId}`, { automaticUserConsentSettings, inboundTrust });
    }
    case 3: {
      const { id } = await one(`${ENTITLEMENTS}/assignmentPolicies`);
      return send(world, tenant, 'DELETE', `${ENTITLEMENTS}/assignmentPolicies/${id}`);
    }
    case 4: {
      const { id } = await one('/groups');
      return send(world, tenant, 'DELETE', `/groups/${id}`);
    }
    default: {
      const { tenantId } = await one(PARTNERS);
      return send(world, tenant, 'PATCH', `${PARTNERS}/${tenantId}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: pick(2) === 0 } });
    }
  }
}

const SEEDS = Number(process.env['TENANTRY_IMPORT_SEEDS'] ?? 2);

describe.each(examples)('%s, changed by somebody', name => {
  test.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))('seed %i', async seed => {
    const world = await deployed(await topologyOf(exampleUri(name)));
    const pick = chance(seed);
    let done = 0;
    for (let step = 0; step < 12; step++)
      await meddle(world, pick).then(
        () => done++,
        () => undefined,
      );
    expect(done).toBeGreaterThan(0);
    const { text } = await imported(world);
    expect((await importFrom(world)).text).toBe(text);
  });
});
