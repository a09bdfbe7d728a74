import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEPLOY_PERMISSIONS } from '../../../deploy/permissions.ts';
import type { Grant } from '../../../deploy/plan/plan.ts';
import { graphEffects } from '../../../language/data/graph.ts';
import { kindOf, kinds } from '../../../language/kinds/index.ts';
import { routes } from '../../../sandbox/routes.ts';

const all = Object.values(graphEffects).flat();

test('every kind that a deployment writes says what, and no other kind', () => {
  const blocks = kinds.flatMap(kind => (kind.header === 'placed' ? Object.keys(kind.blocks ?? {}) : []));
  for (const keyword of Object.keys(graphEffects)) expect(kindOf(keyword) ?? blocks.includes(keyword), keyword).toBeTruthy();
  const written = kinds.filter(kind => (kind.header === 'placed' ? kind.existing !== 'always' : ['link', 'mesh', 'pair', 'mapping'].includes(kind.header)));
  expect([...written.map(({ keyword }) => keyword), ...blocks].sort()).toEqual(Object.keys(graphEffects).sort());
});

test('permissions and roles are those that a plan asks for', () => {
  const grants = Object.values<Grant>(DEPLOY_PERMISSIONS).flatMap(({ permission, also = [], role }) => [permission, ...also].map(name => `${name} ${role}`));
  for (const { permission, role } of all) expect(grants).toContain(`${permission} ${role}`);
});

test('paths are those that the sandbox serves', () => {
  const served = new Set(routes.map(({ path }) => path.replaceAll(/\{\w+\}/g, '{id}')));
  for (const { path } of all) expect(served).toContain(path);
});

const reference = '../shared/reference/graph/permissions.json';

test.skipIf(!existsSync(reference))("Graph's permission reference says the same", () => {
  const { operations } = JSON.parse(readFileSync(reference, 'utf8')) as {
    operations: { readonly [id: string]: { method: string; path: string; delegated: string; roles: string[] } };
  };
  for (const { path, permission, role, when } of all) {
    const writing = Object.values(operations).filter(one => one.path === path && one.method !== 'GET' && one.method !== 'DELETE');
    expect(writing.length, path).toBeGreaterThan(0);
    if (when?.startsWith('as well')) continue;
    expect(
      writing.map(({ delegated }) => delegated),
      path,
    ).toContain(permission);
    expect(
      writing.flatMap(({ roles }) => roles),
      path,
    ).toContain(role);
  }
});
