import { describe, expect, test } from 'vitest';
import { type DeployReport, type Operation, type Plan, planMarkdown, planText } from '../../deploy/index.ts';
import { send } from './raw.ts';
import { governance, link } from './scenarios.ts';
import { contractErrors, contractIsHere, DeployWorld, prompt, topologyFrom } from './world.ts';

interface Changed {
  readonly world: DeployWorld;
  readonly plan: Plan;
  readonly operations: readonly Operation[];
  readonly report: DeployReport;
}

/** Deploys a topology, then its successor; the plan after that must be empty. */
async function change(text: string, ...edits: readonly (readonly [from: string, to: string])[]): Promise<Changed> {
  const world = await DeployWorld.create(await topologyFrom(text), prompt);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const next = await topologyFrom(
    edits.reduce((current, [from, to]) => {
      if (!current.includes(from)) throw new Error(`The topology has no "${from}".`);
      return current.replace(from, to);
    }, text),
  );
  const plan = await world.plan(next);
  const report = await world.apply(plan, next);
  expect(report.operations.filter(({ state, verified }) => state !== 'done' || verified === false)).toEqual([]);
  expect(report.httpCalls).toBe(plan.httpCalls);
  expect((await world.plan(next)).operations).toEqual([]);
  if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  return { world, plan, operations: plan.operations, report };
}

const brief = (operations: readonly Operation[]) =>
  operations.map(({ action, kind, changes }) => [action, kind, changes.map(({ path }) => path).join(' ')].join(' ').trim()).sort();

const tenantNamed = (world: DeployWorld, name: string) => {
  const tenant = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === name);
  if (!tenant) throw new Error(`No tenant ${name}.`);
  return tenant;
};

describe('a synchronization link', () => {
  test('mappings: a changed row, a row on create, and a row that goes with its extension', async () => {
    const { operations, world } = await change(
      link,
      ['companyName <- "Contoso"', 'companyName <- Append([companyName], "!")\n  department <- "X" on create'],
      ['  socRole <- "analyst"\n', ''],
    );
    expect(operations.map(({ kind }) => kind)).toEqual(['syncStamp', 'syncSchema']);
    expect(operations[1]?.changes.map(({ path, old, new: now }) => [path.replace(/_[0-9a-f]{32}_/, '_'), old ?? null, now]).sort()).toEqual([
      ['attributeMappings.companyName', '"Contoso"', 'Append([companyName],"!")'],
      ['attributeMappings.department', '[department]', '"X" on create'],
      ['attributeMappings.extension_socRole', '"analyst"', null],
    ]);
    expect(operations[1]?.loss).toContain('_socRole');
    const [configuration] = Object.values(tenantNamed(world, 'Contoso').synchronization);
    const schema = JSON.stringify(Object.values(configuration?.schemas ?? {})[0]);
    expect(schema).toContain('"expression":"Append([companyName], \\"!\\")"');
    expect(schema).toContain('ObjectAddOnly');
    // The matching attribute and the template's own filter are as they were.
    expect(schema).toContain('AltSecIdFromNetId([netId])');
    expect(schema).toContain('Filter external users');
  });

  test('the filter is replaced, the one of the template stays', async () => {
    const { operations, world } = await change(link, [
      'department EQUALS "Security"',
      'department EQUALS "Security" AND country NOT EQUALS "XX" OR jobTitle IS NOT NULL',
    ]);
    expect(brief(operations)).toEqual(['update syncSchema scope.groups', 'update syncStamp']);
    const [configuration] = Object.values(tenantNamed(world, 'Contoso').synchronization);
    const schema = JSON.stringify(Object.values(configuration?.schemas ?? {})[0]);
    expect(schema).toContain('"name":"Tenantry 2"');
    expect(schema).toContain('Filter external users');
  });

  test('scope, threshold and notification; a narrower scope restarts the job and says who leaves', async () => {
    const { operations } = await change(link, ['scope: all', 'scope: assigned\n  deletionThreshold: 50\n  notify: "a@contoso.com"']);
    expect(brief(operations)).toEqual([
      'update syncSecrets SyncNotificationSettings.Enabled SyncNotificationSettings.Recipients SyncNotificationSettings.DeleteThresholdValue SyncAll job',
      'update syncStamp',
    ]);
    expect(operations.find(({ kind }) => kind === 'syncSecrets')?.loss).toContain('Fabrikam');
  });

  test('actions and trust', async () => {
    const { operations } = await change(link, ['scope: all', 'scope: all\n  actions: create, update\n  trust: mfa']);
    expect(brief(operations)).toEqual(['update partner inboundTrust', 'update syncSchema flowTypes', 'update syncStamp']);
  });

  test('what others put into the secrets and the partner stays', async () => {
    const world = await DeployWorld.create(await topologyFrom(link), prompt);
    await world.apply(await world.plan());
    const source = world.connections.of('contoso');
    const target = world.connections.of('fabrikam');
    const [configuration] = Object.keys(tenantNamed(world, 'Contoso').synchronization);
    const secrets = tenantNamed(world, 'Contoso').synchronization[configuration ?? '']?.secrets ?? [];
    const extra = {
      key: 'SyncNotificationSettings',
      value: JSON.stringify({
        ...JSON.parse(secrets.find(({ key }) => key === 'SyncNotificationSettings')?.value ?? '{}'),
        HumanResourcesLookaheadQueryEnabled: false,
      }),
    };
    const put = {
      method: 'PUT',
      path: `/servicePrincipals/${configuration}/synchronization/secrets`,
      body: { value: [...secrets.filter(({ key }) => key !== extra.key), extra] },
    } as const;
    expect((await source?.port.exchange(put))?.status).toBe(204);
    const partner = {
      method: 'PATCH',
      path: `/policies/crossTenantAccessPolicy/partners/${world.topology.tenants[0]?.id}`,
      body: { automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true } },
    } as const;
    expect((await target?.port.exchange(partner))?.status).toBe(204);
    expect((await world.plan()).operations).toEqual([]);

    const next = await topologyFrom(link.replace('scope: all', 'scope: all\n  notify: "a@contoso.com"\n  trust: mfa'));
    expect((await world.apply(await world.plan(next), next)).outcome).toBe('complete');
    const after = tenantNamed(world, 'Contoso').synchronization[configuration ?? '']?.secrets ?? [];
    expect(JSON.parse(after.find(({ key }) => key === 'SyncNotificationSettings')?.value ?? '')).toMatchObject({
      Recipients: 'a@contoso.com',
      HumanResourcesLookaheadQueryEnabled: false,
    });
    expect(Object.values(tenantNamed(world, 'Fabrikam').partners)[0]).toMatchObject({
      automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true },
    });
  });
});

describe('governance', () => {
  test('groups, catalogs and packages change in place', async () => {
    const { operations } = await change(
      governance,
      ['"Readers" in fabrikam {\n  description: "May read"', '"Readers of everything" in fabrikam {\n  description: "May read all"'],
      ['user.department -eq "Security"', 'user.department -eq "Security" -or user.country -eq "PT"'],
      ['external: true', 'external: true\n  description: "Shared things"'],
      ['  catalog: shared', '  catalog: shared\n  description: "Access to shared things"'],
    );
    expect(brief(operations)).toEqual([
      'update catalog description',
      'update group displayName description',
      'update group membershipRule',
      'update package description',
    ]);
  });

  test('a role that is no longer granted is removed, and the plan says who loses it', async () => {
    const { operations } = await change(governance, ['grants: group readers, group writers', 'grants: group writers']);
    expect(brief(operations)).toEqual(['remove resourceRoleScope role']);
    expect(operations[0]?.loss).toContain('loses');
  });

  test('a role is added before another one is taken away', async () => {
    const { operations } = await change(governance, ['grants: group readers, group writers', 'grants: group writers, group readers as owner']);
    expect(operations.map(({ action }) => action)).toEqual(['create', 'remove']);
    expect(operations[1]?.wave).toBeGreaterThan(operations[0]?.wave ?? 0);
  });

  test('policies are put back complete', async () => {
    const { operations, world } = await change(
      governance,
      ['by leads within 2d', 'by ada within 3d, then by leads within 1d'],
      ['expires: 30d', 'expires: 10d\n    justification: required'],
      ['quarterly by leads within 14d, no response removes access', 'monthly by leads within 7d, no response keeps access'],
    );
    expect(brief(operations)).toHaveLength(1);
    expect(operations[0]).toMatchObject({ action: 'update', kind: 'assignmentPolicy' });
    const [policy] = Object.values(tenantNamed(world, 'Fabrikam').assignmentPolicies);
    expect(policy).toMatchObject({
      expiration: { duration: 'P10D' },
      reviewSettings: { expirationBehavior: 'keepAccess', schedule: { recurrence: { pattern: { interval: 1 } } } },
    });
  });

  test('an audience and a review can go', async () => {
    const { operations } = await change(
      governance,
      ['requestors: organization partner', 'requestors: administrators'],
      ['    approval: by leads within 2d\n', ''],
      ['    review: quarterly by leads within 14d, no response removes access\n', ''],
    );
    expect(operations.map(({ kind, action }) => `${action} ${kind}`)).toEqual(['update assignmentPolicy']);
  });

  test('sponsors are added', async () => {
    const { operations } = await change(governance, ['internalSponsors: tom', 'internalSponsors: tom, ada']);
    expect(brief(operations)).toEqual(['create sponsor internalSponsors']);
  });

  test('a role-assignable group gets its roles, active and eligible', async () => {
    const { operations } = await change(governance, [
      'group security',
      'group operators "Operators" in fabrikam {\n  roles: active "Security Operator", eligible "Security Reader"\n}\ngroup security',
    ]);
    expect(operations.map(({ kind, action }) => `${action} ${kind}`).sort()).toEqual(['create group', 'create roleAssignment', 'create roleAssignment']);
    expect(operations.find(({ kind }) => kind === 'group')?.grant).toMatchObject({ role: 'Privileged Role Administrator' });
  });
});

describe('who loses what is counted', () => {
  /** A deployed link whose group has as many members as the source has users. */
  async function counted(text: string) {
    const people = ['ann', 'bob'].map(name => `existing user ${name} "${name}@contoso.com" in contoso\n`).join('');
    const world = await DeployWorld.create(await topologyFrom(people + text), prompt);
    expect((await world.apply(await world.plan())).outcome).toBe('complete');
    const { groups, users } = tenantNamed(world, 'Contoso');
    const analysts = Object.values(groups).find(({ displayName }) => displayName === 'Analysts')?.['id'];
    for (const user of Object.keys(users))
      await send(world, 'contoso', 'POST', `/groups/${analysts}/members/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${user}` });
    const plan = async (from: string, to: string) => world.plan(await topologyFrom(people + text.replace(from, to)));
    return { world, plan };
  }

  test('when the scope narrows, and when the filter does', async () => {
    const { world, plan } = await counted(link);
    const calls = () => world.trace.count;
    const before = calls();
    await world.plan();
    const usual = calls() - before;
    const scope = await plan('scope: all', 'scope: assigned');
    expect(scope.operations.find(({ kind }) => kind === 'syncSecrets')?.loss).toBe(
      'Users without an assignment are removed from Fabrikam. Up to 2 users who are assigned stay.',
    );
    expect(planText(scope)).toContain('! Users without an assignment are removed from Fabrikam. Up to 2 users who are assigned stay.');
    expect(planMarkdown(scope)).toContain('Up to 2 users');
    const all = await plan('department EQUALS "Security"', 'department EQUALS "IT"');
    expect(all.operations.find(({ kind }) => kind === 'syncSchema')?.loss).toBe('Users of the source that do not fit the filter are soft-deleted in Fabrikam.');
    const assigned = await counted(link.replace('scope: all', 'scope: assigned'));
    const filter = await assigned.plan('department EQUALS "Security"', 'department EQUALS "IT"');
    expect(filter.operations.find(({ kind }) => kind === 'syncSchema')?.loss).toBe(
      'Of up to 2 users who are assigned, those that do not fit the filter are soft-deleted in Fabrikam.',
    );
    // A plan that narrows nothing asks nobody.
    const again = calls();
    await plan('scope: all', 'scope: all\n  deletionThreshold: 50');
    expect(calls() - again).toBe(usual);
  });

  test('when a package gives less', async () => {
    const { operations } = await change(governance, ['grants: group readers, group writers', 'grants: group readers']);
    expect(operations.find(({ action }) => action === 'remove')?.loss).toBe('Whoever holds package "Access" loses this role. 0 people have an assignment now.');
  });
});

test('a group and a user that the topology mentions no more stand in a plan by their names, as far as they can be read', async () => {
  const text = governance.replace('approval: by leads within 2d', 'approval: by leads or tom within 2d');
  const edits = [
    ['existing group leads "Leads" in fabrikam\n', ''],
    ['existing user tom "tom@fabrikam.com" in fabrikam\n', ''],
    ['  internalSponsors: tom\n', ''],
    ['by leads or tom within 2d', 'by ada within 2d'],
    ['quarterly by leads within 14d', 'quarterly by ada within 14d'],
  ] as const;
  const { plan } = await change(text, ...edits);
  const shown = planText(plan);
  expect(shown).toContain('Leads');
  expect(shown).not.toMatch(/(groupId|userId|→|:) [0-9a-f]{8}-[0-9a-f]{4}/);
  expect(planMarkdown(plan)).toContain('Leads');

  // What may not be read stays an id, and the plan is made all the same.
  const first = await topologyFrom(text);
  const refused = await DeployWorld.create(first, {
    ...prompt,
    faults: ({ method, path }) => (method === 'GET' && /^\/groups\/[0-9a-f-]{36}$/.test(path) ? { do: 'respond', response: { status: 403 } } : undefined),
  });
  await refused.apply(await refused.plan());
  const next = await topologyFrom(edits.reduce((current, [from, to]) => current.replace(from, to), text));
  const blind = await refused.plan(next);
  expect(blind.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(planText(blind)).not.toContain('Leads');
  expect(blind.operations.map(({ id }) => id)).toEqual(plan.operations.map(({ id }) => id));
});
