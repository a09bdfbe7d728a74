import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Loose } from '../sandbox/client.ts';
import { Adopting, driftedIn } from './adopting.ts';
import { EM, PARTNERS } from './portal.ts';
import { send } from './raw.ts';
import { examples, exampleUri } from './world.ts';

type Send = (method: string, path: string, body?: unknown) => Promise<Loose>;
interface Change {
  /** Which tenant and which of its things. */
  readonly tenant: number;
  readonly item: number;
  readonly what: number;
  readonly word: string;
}

const of = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('there is none');
  return found;
};

async function policy(send: Send, item: number, change: (policy: Loose) => object): Promise<void> {
  const { value } = await send('GET', `${EM}/assignmentPolicies?$expand=accessPackage`);
  const live = of<Loose>(value, item);
  await send('PUT', `${EM}/assignmentPolicies/${live.id}`, { questions: [], ...live, ...change(live) });
}

const patch = (path: string, body: (change: Change) => object) => async (send: Send, change: Change) => {
  const { value } = await send('GET', path);
  await send('PATCH', `${path}/${of<Loose>(value, change.item).id}`, body(change));
};

/** Sync settings and schemas of one configuration of the tenant. */
async function configured(send: Send, { item }: Change): Promise<string> {
  const { value } = await send('GET', "/servicePrincipals?$filter=applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'");
  return `/servicePrincipals/${of<Loose>(value, item).id}/synchronization`;
}

/** What administrators do in portals, by the documented requests. */
const changes: readonly ((send: Send, change: Change) => Promise<unknown>)[] = [
  patch('/groups', ({ word }) => ({ displayName: word })),
  patch('/groups', ({ word }) => ({ description: word })),
  patch(`${EM}/catalogs`, ({ word }) => ({ displayName: word })),
  patch(`${EM}/catalogs`, ({ item }) => ({ isExternallyVisible: item % 2 === 0 })),
  patch(`${EM}/catalogs`, ({ item }) => ({ state: item % 2 === 0 ? 'unpublished' : 'published' })),
  patch(`${EM}/accessPackages`, ({ word }) => ({ description: word })),
  patch(`${EM}/accessPackages`, () => ({ isHidden: true })),
  patch(`${EM}/connectedOrganizations`, ({ item }) => ({ state: item % 2 === 0 ? 'proposed' : 'configured' })),
  (send, { item }) => policy(send, item, () => ({ expiration: { type: 'afterDuration', duration: of(['P7D', 'PT4H', 'P3M'], item) } })),
  (send, { item }) => policy(send, item, () => ({ reviewSettings: null })),
  (send, { item, word }) => policy(send, item, () => ({ description: word })),
  (send, { item }) =>
    policy(send, item, ({ requestApprovalSettings: all }) => ({ requestApprovalSettings: { ...all, isApprovalRequiredForAdd: false, stages: [] } })),
  (send, { item }) => send('PATCH', `${EM}/settings`, { externalUserLifecycleAction: of(['none', 'blockSignIn'], item) }),
  async (send, { item }) => {
    const { value } = await send('GET', PARTNERS);
    const inboundTrust = { isMfaAccepted: item % 2 === 0, isCompliantDeviceAccepted: item % 3 === 0, isHybridAzureADJoinedDeviceAccepted: false };
    await send('PATCH', `${PARTNERS}/${of<Loose>(value, item).tenantId}`, { inboundTrust });
  },
  async (send, change) => {
    const root = await configured(send, change);
    const { value } = await send('GET', `${root}/secrets`);
    const settings = JSON.stringify({ Enabled: false, DeleteThresholdEnabled: true, DeleteThresholdValue: 17 });
    await send('PUT', `${root}/secrets`, {
      value: value.map((pair: Loose) => (pair.key === 'SyncNotificationSettings' ? { key: pair.key, value: settings } : pair)),
    });
  },
  async (send, change) => {
    const root = await configured(send, change);
    const job = `${root}/jobs/${of<Loose>((await send('GET', `${root}/jobs`)).value, 0).id}`;
    const { '@odata.context': _, ...schema } = await send('GET', `${job}/schema`);
    const mapping = schema.synchronizationRules[0].objectMappings.find((one: Loose) => one.sourceObjectName.toLowerCase() === 'user');
    const row = mapping.attributeMappings.find((one: Loose) => ['companyName', 'displayName', 'department'].includes(one.targetAttributeName));
    row.source = { type: 'Attribute', name: 'employeeId', expression: '[employeeId]', parameters: [] };
    if (change.item % 2 === 0) mapping.flowTypes = 'Add, Update';
    await send('PUT', `${job}/schema`, schema);
  },
  async (send, change) => {
    const root = await configured(send, change);
    await send('POST', `${root}/jobs/${of<Loose>((await send('GET', `${root}/jobs`)).value, 0).id}/pause`);
  },
  async (send, { item }) => {
    const { value } = await send('GET', `${EM}/assignmentPolicies`);
    await send('DELETE', `${EM}/assignmentPolicies/${of<Loose>(value, item).id}`);
  },
  async (send, { item }) => {
    const { value } = await send('GET', '/groups');
    await send('DELETE', `/groups/${of<Loose>(value, item).id}`);
  },
];

const words = fc.oneof(
  fc.constantFrom('Plain', 'He said "x" \\', '*/ } // {', 'in', 'Ünïcödé 日本', 'a, b', '// tenantry-ignore drift: no'),
  fc.string({ minLength: 1, maxLength: 30 }).map(word => `W${word.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '').trimEnd()}`),
);
const arbitrary = fc.record({
  changes: fc.array(fc.record({ tenant: fc.nat(9), item: fc.nat(50), what: fc.nat(changes.length - 1), word: words }), { minLength: 1, maxLength: 4 }),
  chosen: fc.nat(31),
});

let adopted = 0;

describe.each(examples)('%s', example => {
  test('whatever was changed: what is adopted differs no more and the rest is as it was, or nothing is written and the reason is said', async () => {
    const property = fc.asyncProperty(arbitrary, async ({ changes: made, chosen }) => {
      const adopting = await Adopting.from({ example: exampleUri(example) });
      const tenants = adopting.project.topology.tenants.filter(({ external }) => !external);
      for (const change of made) {
        const request: Send = (method, path, body) => send(adopting.world, of(tenants, change.tenant).name, method, path, body);
        // What the service refuses was not done.
        await changes[change.what]?.(request, change).catch(() => undefined);
      }
      const plan = await adopting.world.plan();
      const all = driftedIn(plan);
      const some = all.filter((_, index) => (chosen >> (index % 5)) % 2 === 0);
      if (some.length === 0 || plan.problems.some(({ severity }) => severity === 'error')) return;
      const { refused } = await adopting.adopt(some);
      if (refused.length > 0) for (const why of refused) expect(why).toMatch(/deploy --only|taken apart/);
      if (refused.length > 0) return void (await adopting.refused(some));
      await adopting.adopted(some);
      adopted++;
    });
    await fc.assert(property, { numRuns: Number(process.env['ADOPT_RUNS'] ?? 6), seed: Number(process.env['ADOPT_SEED'] ?? 20), endOnFailure: true });
  });
});

test('among all of it there was something to adopt', () => expect(adopted).toBeGreaterThan(examples.length / 2));
