import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, LeaseHeld, takeLease } from '../../deploy/index.ts';

const connection = (id: string, displayName: string, root = 'https://graph.microsoft.com') => ({ root, tenant: { id, displayName } }) as Connection;
const contoso = connection('3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01', 'Contoso');
const fabrikam = connection('8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02', 'Fabrikam');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-lease-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const held = () => readdirSync(folder);

test('a second deployment to one of the tenants is refused, and told who holds it; nothing of it is left', () => {
  const first = takeLease([fabrikam], '/topologies/soc.tenantry', folder);
  expect(() => takeLease([contoso, fabrikam], '/topologies/other.tenantry', folder)).toThrow(
    new RegExp(`^Another deployment writes Fabrikam: process ${process.pid} on .*soc\\.tenantry, since \\d{4}-.*Wait for its end`),
  );
  expect(held()).toHaveLength(1);
  first.release();
  expect(held()).toEqual([]);
  takeLease([contoso, fabrikam], '/topologies/other.tenantry', folder).release();
});

test('different tenants, and the same tenant in another Graph, do not meet', () => {
  const leases = [contoso, fabrikam, connection(contoso.tenant.id ?? '', 'Contoso', 'http://127.0.0.1:8080')].map(one => takeLease([one], 'a', folder));
  expect(held()).toHaveLength(3);
  for (const lease of leases) lease.release();
});

const abandon = (holder: object) => {
  const lease = takeLease([contoso], 'a', folder);
  const [file] = held();
  const path = join(folder, file as string);
  lease.release();
  writeFileSync(path, JSON.stringify(holder));
  return path;
};

test('what a killed process held is free at once', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  abandon({ pid: child.pid, host: hostname(), started: '2026-01-01T00:00:00Z', root: 'a' });
  takeLease([contoso], 'b', folder).release();
  expect(held()).toEqual([]);
});

test('what another machine holds in a shared folder is free after a minute without a sign of life', () => {
  const path = abandon({ pid: 1, host: 'elsewhere', started: '2026-01-01T00:00:00Z', root: 'a' });
  expect(() => takeLease([contoso], 'b', folder)).toThrow(LeaseHeld);
  const before = new Date(Date.now() - 61_000);
  utimesSync(path, before, before);
  takeLease([contoso], 'b', folder).release();
});

test('a file that was never finished holds nothing', () => {
  const path = abandon({});
  writeFileSync(path, '{"pid":');
  takeLease([contoso], 'b', folder).release();
});
