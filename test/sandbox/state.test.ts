// Seeding and what is kept between runs.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type SandboxSeed, SandboxStateError } from '../../sandbox/index.ts';
import { S, SEED, T, token, world } from './client.ts';

describe('seed', () => {
  const full: SandboxSeed = {
    tenants: [
      {
        id: T,
        displayName: 'Fabrikam',
        domains: ['fabrikam.com'],
        users: [
          { userPrincipalName: 'ana@fabrikam.com', displayName: 'Ana', department: 'SOC', manager: 'lee@fabrikam.com' },
          { userPrincipalName: 'lee@fabrikam.com', displayName: 'Lee' },
        ],
        groups: [
          { displayName: 'SOC', members: ['ana@fabrikam.com'] },
          { displayName: 'Managers', id: '11111111-1111-4111-8111-111111111111', owners: ['lee@fabrikam.com'] },
        ],
        applications: [{ displayName: 'Tickets', appRoles: [{ displayName: 'Agent', value: 'agent' }], extensions: [{ name: 'socRole' }] }],
        catalogs: [{ displayName: 'Old' }],
        accessPackages: [{ displayName: 'Old package', catalog: 'Old' }, { displayName: 'General package' }],
        connectedOrganizations: [{ displayName: 'Contoso', tenantId: S }],
      },
    ],
  };

  test('brings everything once and gives the same ids in every sandbox', () => {
    const first = createSandbox();
    expect(first.seed(full)).toBe(12);
    expect(first.seed(full)).toBe(0);
    const second = createSandbox({ seed: 'another run' });
    second.seed(full);
    const ids = (sandbox: typeof first) => Object.keys(sandbox.state().tenants[T]?.users ?? {});
    expect(ids(second)).toEqual(ids(first));
    expect(ids(first).every(id => id.startsWith('5eed'))).toBe(true);
  });

  test('leaves alone what is there', async () => {
    const w = world({}, full);
    await w.patch(T, '/groups/11111111-1111-4111-8111-111111111111', { description: 'changed' });
    w.sandbox.seed(full);
    expect((await w.get(T, '/groups/11111111-1111-4111-8111-111111111111')).body.description).toBe('changed');
    expect((await w.get(T, "/servicePrincipals?$filter=displayName eq 'Tickets'")).body.value[0].appRoles).toMatchObject([
      { displayName: 'Agent', value: 'agent' },
    ]);
  });

  test.each<[string, unknown, RegExp]>([
    ['no tenants', {}, /tenants/],
    ['a tenant id that is no GUID', { tenants: [{ id: 'x', displayName: 'X' }] }, /tenants\[0\]\.id/],
    ['an unknown list', { tenants: [{ id: S, displayName: 'X', robots: [] }] }, /robots/],
    ['a user without a name', { tenants: [{ id: S, displayName: 'X', users: [{ userPrincipalName: 'a@x' }] }] }, /users\[0\]\.displayName/],
    [
      'an attribute that users do not have',
      { tenants: [{ id: S, displayName: 'X', users: [{ userPrincipalName: 'a@x', displayName: 'A', colour: 'red' }] }] },
      /a@x.*colour/,
    ],
    ['a member that does not exist', { tenants: [{ id: S, displayName: 'X', groups: [{ displayName: 'G', members: ['a@x'] }] }] }, /a@x/],
    [
      'a domain of two tenants',
      {
        tenants: [
          { id: S, displayName: 'X', domains: ['x.com'] },
          { id: T, displayName: 'Y', domains: ['x.com'] },
        ],
      },
      /x\.com/,
    ],
  ])('%s is named', (_, seed, message) => {
    expect(() => createSandbox().seed(seed as SandboxSeed)).toThrow(message);
  });
});

describe('the folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const file = () => join(folder, 'sandbox.json');

  test('brings the state back, and ids go on', async () => {
    const w = world({ persist: folder });
    const group = { displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true };
    const { body } = await w.post(S, '/groups', group);
    const again = world({ persist: folder }, SEED);
    expect((await again.get(S, `/groups/${body.id}`)).body.displayName).toBe('SOC');
    expect((await again.post(S, '/groups', group)).body.id).not.toBe(body.id);
    expect(readdirSync(folder)).toEqual(['sandbox.json']);
    again.sandbox.reset();
    expect(JSON.parse(readFileSync(file(), 'utf8')).tenants).toEqual({});
  });

  test.each([
    ['torn', '{"version":1,"tenants":{'],
    ['no state', '[]'],
    ['of another version', '{"version":2,"sequence":0,"tenants":{}}'],
  ])('a file that is %s stops the start and stays', (_, text) => {
    writeFileSync(file(), text);
    expect(() => createSandbox({ persist: folder })).toThrow(SandboxStateError);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });
});

test('reset forgets tenants too', async () => {
  const w = world();
  w.sandbox.reset();
  expect((await w.get(S, '/organization')).status).toBe(401);
});

test('the sandbox is one value of plain JSON', () => {
  const state = world().sandbox.state();
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  expect(token(S).split('.')).toHaveLength(3);
});
