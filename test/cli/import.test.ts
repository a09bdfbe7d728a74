import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { run } from './run.ts';

const soc = 'examples/soc-topology-2/soc.tenantry';
const CONTOSO = '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01';
const FABRIKAM = '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02';
let folder: string;
let state: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenantry-import-'));
  state = path.join(folder, 'state');
  const { exitCode, err } = await run(['deploy', soc, '--yes', '--state', state, '--journal', path.join(folder, 'journal')]);
  expect(exitCode, err).toBe(exitCodes.ok);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = ['--tenant', `contoso=${CONTOSO}`, '--tenant', `fabrikam=${FABRIKAM}`];

test('tenants by name and id become a file that checks and has nothing to do', async () => {
  const { exitCode, err } = await run(['import', ...named, '--state', state, '--out', folder, '--name', 'found']);
  expect(exitCode, err).toBe(exitCodes.ok);
  const file = path.join(folder, 'found.tenantry');
  expect(readFileSync(file, 'utf8')).toMatch(/^tenant fabrikam "Fabrikam" \{$/m);
  expect((await run(['format', '--check', file])).exitCode).toBe(exitCodes.ok);
  expect((await run(['check', file])).exitCode).toBe(exitCodes.ok);
  const { out } = await run(['plan', file, '--state', state, '--json']);
  expect(JSON.parse(out).operations).toEqual([]);
});

test('the tenants of a topology give the same text on the standard output', async () => {
  const byName = await run(['import', ...named, '--state', state]);
  expect(byName.exitCode).toBe(exitCodes.ok);
  const { out } = await run(['import', soc, '--state', state, '--json']);
  const { schema, text, omissions, remaining } = JSON.parse(out);
  expect(schema).toBe('tenantry.import/1');
  expect([omissions, remaining]).toEqual([[], []]);
  // The topology names the domains that it uses; without it those of the tenant are told.
  const withoutDomains = (text: string) => text.replace(/^ {2}domains: .*$/gm, '').trim();
  expect(withoutDomains(text)).toBe(withoutDomains(byName.out));
  expect(text).toContain('domains: "contoso.com"\n');
});

test('a file is not overwritten unless asked', async () => {
  const wish = ['import', ...named, '--state', state, '--out', folder];
  expect((await run(wish)).exitCode).toBe(exitCodes.ok);
  const { exitCode, err } = await run(wish);
  expect(exitCode).toBe(exitCodes.usage);
  expect(err).toContain('contoso.tenantry is there already');
  expect((await run([...wish, '--force'])).exitCode).toBe(exitCodes.ok);
});

test.each([
  [['import', ...named], 'Say where the tenants are'],
  [['import', '--graph', 'http://127.0.0.1:1'], 'Name tenants with --tenant'],
  [['import', soc, ...named, '--graph', 'http://127.0.0.1:1'], 'Name tenants with --tenant'],
  [['import', '--tenant', 'contoso=1', '--graph', 'http://127.0.0.1:1'], 'is no tenant'],
  [['import', '--tenant', `a b=${CONTOSO}`, '--graph', 'http://127.0.0.1:1'], 'is no tenant'],
  [['import', '--tenant', `a=${CONTOSO}`, '--tenant', `b=${CONTOSO}`, '--graph', 'http://127.0.0.1:1'], 'name the same tenant'],
])('%j is not understood', async (args, message) => {
  const { exitCode, err } = await run(args);
  expect(err).toContain(message);
  expect(exitCode).toBe(exitCodes.usage);
});

test('a tenant that Graph does not know is an error of signing in', async () => {
  const listening = await createSandbox().listen();
  try {
    const { exitCode, err, out } = await run(['import', ...named, '--graph', listening.url]);
    expect(exitCode).toBe(exitCodes.signIn);
    expect(err).toMatch(/sign-in to (contoso|fabrikam): HTTP 401/);
    expect(out).toBe('');
  } finally {
    await listening.close();
  }
});
