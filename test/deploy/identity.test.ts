import { describe, expect, test } from 'vitest';
import { identityOf } from '../../deploy/connections/identity.ts';
import { delegatedPermissions, READING } from '../../deploy/index.ts';
import { lackOf, lackText } from '../../deploy/plan/preflight.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, PatientClock, prompt, topologyFrom } from './world.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
const tid = '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01';

describe('who acts', () => {
  test('a user, with delegated permissions and roles by name', () => {
    const wids = ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'b79fbf4d-3ef9-4689-8143-76b194e85509'];
    expect(identityOf(token({ tid, upn: 'ana@contoso.com', scp: 'User.Read Group.ReadWrite.All', wids }))).toEqual({
      account: 'ana@contoso.com',
      tenantId: tid,
      acts: 'user',
      permissions: ['User.Read', 'Group.ReadWrite.All'],
      directoryRoles: ['Security Administrator'],
    });
  });

  test('an application, with application permissions; its token tells no roles', () => {
    const found = identityOf(token({ tid, app_displayname: 'Pipeline', roles: ['Group.ReadWrite.All'], wids: ['0997a1d0-0d1d-4acb-b408-d5ca73121e90'] }));
    expect(found).toEqual({ account: 'Pipeline', tenantId: tid, acts: 'application', permissions: ['Group.ReadWrite.All'] });
  });
});

describe('what is lacking', () => {
  const user = { account: 'a', tenantId: tid, acts: 'user' } as const;
  const grant = { permission: 'Application.ReadWrite.All', role: 'Cloud Application Administrator' };

  test('names permissions and roles', () => {
    const lack = lackOf([grant, { permission: 'Group.ReadWrite.All', role: 'Groups Administrator' }], { ...user, permissions: [], directoryRoles: [] });
    expect(lackText(lack)).toBe(
      'the permissions Application.ReadWrite.All, Group.ReadWrite.All and the roles Cloud Application Administrator, Groups Administrator',
    );
  });

  test('nothing, where something stronger is held or the token tells no roles', () => {
    expect(lackText(lackOf([grant], { ...user, permissions: ['Directory.ReadWrite.All'], directoryRoles: ['Application Administrator'] }))).toBeUndefined();
    expect(lackText(lackOf([grant], { ...user, permissions: ['Application.ReadWrite.All'] }))).toBeUndefined();
    expect(lackText(lackOf([grant], { ...user, permissions: ['Application.ReadWrite.All'], directoryRoles: ['Global Administrator'] }))).toBeUndefined();
  });
});

describe.each([
  ['a synchronization link', link],
  ['governance', governance],
])('%s', (_, text) => {
  const worldWith = async (scopes: readonly string[]) =>
    DeployWorld.create(await topologyFrom(text), { ...prompt, enforcePermissions: true }, { clock: new PatientClock(), identity: () => ({ scopes }) });

  test('the permissions that the plan names are enough; without any one of them it warns, and the deployment names it', { timeout: 60_000 }, async () => {
    const all = await (await worldWith(delegatedPermissions())).plan();
    const needed = [...new Set(all.operations.flatMap(({ grant }) => [grant.permission, ...(grant.also ?? [])]))];
    const reading = READING.filter(name => !needed.includes(name));
    const enough = await worldWith([...reading, ...needed]);
    const plan = await enough.plan();
    expect(plan.problems).toEqual([]);
    expect((await enough.apply(plan)).outcome).toBe('complete');
    // The sandbox takes any of the permissions that the reference lists for an assignment, and reading needs one of those.
    for (const missing of needed.filter(name => name !== 'AppRoleAssignment.ReadWrite.All')) {
      const world = await worldWith([...reading, ...needed.filter(name => name !== missing)]);
      const warned = await world.plan();
      expect(
        warned.problems.map(({ code, severity }) => `${severity} ${code}`),
        missing,
      ).toContain('warning missing-permission');
      expect(warned.problems.find(({ code }) => code === 'missing-permission')?.message).toContain(missing);
      const report = await world.apply(warned);
      const failed = report.operations.filter(({ state }) => state === 'failed');
      expect(failed.length, missing).toBeGreaterThan(0);
      for (const { advice } of failed) expect(advice).toContain(missing);
    }
  });
});
