// The connections file beside a topology, as the command line uses it. Nothing here reaches a network.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CONNECTIONS_FILE } from '../../cli/connections-file.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { run } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tenantry-connections-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CLIENT = '0f6f2a35-1c83-4d0f-9a51-6f0de3c9a111';
const topology = path.join(folder, 'two.tenantry');
writeFileSync(
  topology,
  `tenant contoso "Contoso" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
}
tenant fabrikam "Fabrikam" {
  id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02"
}
group readers "Readers" in contoso
group readers "Readers" in fabrikam
`,
);
const certificate = { signIn: 'clientCertificate', clientId: CLIENT, certificate: 'certs/contoso.pem' };

function store(content: object, name = CONNECTIONS_FILE): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify({ schema: 'tenantry.connections/1', ...content }));
  return file;
}

test('--live takes the file beside the topology, and tells tenant by tenant what is missing', async () => {
  store({ tenants: { contoso: certificate } });
  const { err, exitCode } = await run(['plan', topology, '--live']);
  expect(exitCode).toBe(exitCodes.signIn);
  expect(err).toContain(`No sign-in to Contoso: there is no file ${path.join(folder, 'certs/contoso.pem')}.`);
  expect(err).toContain('Nothing says how to sign in to Fabrikam: add fabrikam to ');
});

test('without a word about Microsoft Graph the file beside the topology is not used', async () => {
  store({ tenants: { contoso: certificate } });
  const { out, exitCode } = await run(['plan', topology]);
  expect(exitCode).toBe(exitCodes.ok);
  expect(out).toContain('2 to create');
});

test('the command line comes before the file', async () => {
  const other = path.join(folder, 'other.pem');
  const { err } = await run(['plan', topology, '--connections', store({ defaults: certificate }, 'all.json'), '--certificate', other]);
  expect(err).toContain(`No sign-in to Contoso: there is no file ${other}.`);
  expect(err).toContain(`No sign-in to Fabrikam: there is no file ${other}.`);
});

describe('a file that does not fit is refused before anybody signs in', () => {
  test.each([
    ['an unknown tenant', { tenants: { litware: {} } }, 'tenants.litware: the topology has no such tenant. It has contoso, fabrikam.'],
    ['another cloud', { defaults: { cloud: 'china' } }, 'tenants.contoso: the cloud is china here and public in the topology.'],
    ['a secret', { defaults: { clientSecret: 'x' } }, 'defaults.clientSecret: a secret does not belong into this file'],
  ])('%s', async (_, content, message) => {
    const { err, exitCode } = await run(['whoami', topology, '--connections', store(content, 'wrong.json')]);
    expect(exitCode).toBe(exitCodes.usage);
    expect(err).toContain('wrong.json cannot be used');
    expect(err).toContain(message);
  });

  test('a file that is not there', async () => {
    const { err, exitCode } = await run(['drift', topology, '--connections', path.join(folder, 'nowhere.json')]);
    expect(exitCode).toBe(exitCodes.usage);
    expect(err).toContain('It cannot be read');
  });
});

test('an import may use a file that knows more tenants', async () => {
  const named = ['--tenant', 'contoso=3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01'];
  const file = store({ tenants: { contoso: certificate, fabrikam: certificate } }, 'more.json');
  const { err, exitCode } = await run(['import', ...named, '--connections', file]);
  expect(exitCode).toBe(exitCodes.signIn);
  expect(err).toContain('No sign-in to contoso: there is no file');
});

test('it does not go with a sandbox', async () => {
  expect((await run(['plan', topology, '--live', '--graph', 'http://127.0.0.1:1'])).exitCode).toBe(exitCodes.usage);
  expect((await run(['plan', topology, '--connections', 'x', '--state', folder])).exitCode).toBe(exitCodes.usage);
});
