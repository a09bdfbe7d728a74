import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { connect, takeLease } from '../../deploy/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { exampleUri, inventory, topologyOf } from '../deploy/world.ts';
import { run } from './run.ts';

let folder: string;
const before = process.env['XDG_STATE_HOME'];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-two-'));
  process.env['XDG_STATE_HOME'] = folder;
});
afterAll(() => {
  if (before === undefined) delete process.env['XDG_STATE_HOME'];
  else process.env['XDG_STATE_HOME'] = before;
  rmSync(folder, { recursive: true, force: true });
});

test('while another deployment of this machine writes one of its tenants, nothing is deployed', async () => {
  const uri = exampleUri('mesh/mesh.tenantry');
  const topology = await topologyOf(uri);
  const sandbox = createSandbox();
  sandbox.seed(seedOf(topology));
  const { url, close } = await sandbox.listen();
  try {
    const empty = inventory(sandbox);
    const connection = (await connect(topology, { graphRoot: url })).of(topology.tenants[0]?.name ?? '');
    const other = takeLease(connection ? [connection] : [], 'elsewhere.tenantry');
    const deploy = () => run(['deploy', fileURLToPath(uri), '--graph', url, '--yes']);
    const refused = await deploy();
    expect(refused.err).toContain(`Another deployment writes ${topology.tenants[0]?.displayName}: process ${process.pid}`);
    expect(refused.exitCode).toBe(exitCodes.failed);
    expect(inventory(sandbox)).toEqual(empty);
    other.release();
    expect((await deploy()).exitCode).toBe(exitCodes.ok);
    // And it has given the tenants back.
    expect((await deploy()).exitCode).toBe(exitCodes.ok);
  } finally {
    await close();
  }
});
