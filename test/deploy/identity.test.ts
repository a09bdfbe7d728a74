import { describe, expect, test } from 'vitest';
import { identityOf } from '../../deploy/connections/identity.ts';
import { accessOf, connect, isLacking, lackOf, lackText, needsOf, plan } from '../../deploy/index.ts';
import { link } from './scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from './world.ts';

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

describe('what is needed', () => {
  test('names what writing and reading need, and nothing that another permission brings along', () => {
    const grants = [
      { permission: 'Application.ReadWrite.All', role: 'Cloud Application Administrator' },
      { permission: 'AppRoleAssignment.ReadWrite.All', also: ['Application.Read.All'], role: 'Cloud Application Administrator' },
    ];
    expect(needsOf(grants, ['User.Read', 'Application.Read.All', 'Policy.Read.All'])).toEqual({
      permissions: ['AppRoleAssignment.ReadWrite.All', 'Application.ReadWrite.All', 'Policy.Read.All', 'User.Read'],
      roles: ['Cloud Application Administrator'],
    });
  });
});

describe('what is lacking', () => {
  const user = { account: 'a', tenantId: tid, acts: 'user' } as const;
  const needs = { permissions: ['Application.ReadWrite.All'], roles: ['Cloud Application Administrator'] };

  test('names permissions and roles', () => {
    const more = { permissions: [...needs.permissions, 'Group.ReadWrite.All'], roles: [...needs.roles, 'Groups Administrator'] };
    expect(lackText(lackOf(more, { ...user, permissions: [], directoryRoles: [] }))).toBe(
      'the permissions Application.ReadWrite.All, Group.ReadWrite.All and the roles Cloud Application Administrator, Groups Administrator',
    );
  });

  test('nothing, where something stronger is held or the token tells no roles', () => {
    expect(lackText(lackOf(needs, { ...user, permissions: ['Directory.ReadWrite.All'], directoryRoles: ['Application Administrator'] }))).toBeUndefined();
    expect(lackText(lackOf(needs, { ...user, permissions: ['Application.ReadWrite.All'] }))).toBeUndefined();
    expect(lackText(lackOf(needs, { ...user, permissions: ['Application.ReadWrite.All'], directoryRoles: ['Global Administrator'] }))).toBeUndefined();
  });
});

describe('who acts where', () => {
  test('what reading needs, what was refused, and what the next deployment lacks', async () => {
    const topology = await topologyFrom(link);
    const world = await DeployWorld.create(topology, { ...prompt, enforcePermissions: true });
    const connections = await world.connect(topology, {
      identity: ({ name }) => (name === 'fabrikam' ? { scopes: ['User.Read', 'Application.Read.All'], roles: [] } : undefined),
    });
    const made = await plan(topology, connections);
    const [contoso, fabrikam] = await accessOf(made, topology, connections);
    expect(contoso && isLacking(contoso)).toBe(false);
    expect(contoso?.reading.permissions).toContain('Policy.Read.All');
    expect(fabrikam && isLacking(fabrikam)).toBe(true);
    expect(fabrikam).toMatchObject({ reading: { permissions: ['Application.Read.All', 'Policy.Read.All', 'User.Read'], lacks: ['Policy.Read.All'] } });
    expect(fabrikam?.problems.join()).toContain('Reading needs the permission Policy.Read.All');
  });

  test('nobody, where nobody is signed in', async () => {
    const topology = await topologyFrom(link);
    const connections = await connect(topology, { signIn: ({ name }) => (name === 'contoso' ? 'Not today.' : undefined) });
    const [contoso, fabrikam] = await accessOf(await plan(topology, connections), topology, connections);
    expect(contoso).toMatchObject({ tenant: 'contoso', problems: ['Not today.'] });
    expect(fabrikam?.problems).toEqual(['Nobody is signed in to Fabrikam.']);
  });
});
