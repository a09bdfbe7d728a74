// A deployment of which one tenant cannot be read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import type { Topology } from '../../language/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { exampleUri, prompt, topologyOf } from '../deploy/world.ts';
import { run } from './run.ts';

const soc = 'examples/soc-topology-1';

const folder = mkdtempSync(path.join(tmpdir(), 'tenantry-skip-'));
const journal = path.join(folder, 'journal.jsonl');
let topology: Topology;
let graph: { url: string; close(): Promise<void> };

beforeAll(async () => {
  topology = await topologyOf(exampleUri('soc-topology-1/soc.tenantry'));
  const tailspin = topology.tenants.find(({ name }) => name === 'tailspin');
  const sandbox = createSandbox({
    privilegedRoles: 'accept',
    ...prompt,
    faults: [{ match: { tenant: tailspin?.id }, action: { do: 'respond', response: { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } } } }],
  });
  sandbox.seed(seedOf(topology));
  graph = await sandbox.listen();
});
afterAll(async () => {
  await graph.close();
  rmSync(folder, { recursive: true });
});

test('nothing is written, and the switch that goes on without it is named', async () => {
  const { err, exitCode } = await run(['deploy', soc, '--graph', graph.url, '--yes', '--journal', journal]);
  expect(exitCode).toBe(exitCodes.signIn);
  expect(err).toContain('Nothing was written. To go on without this tenant: --skip tailspin');
});

test('a plan shows what is known', async () => {
  const { out, exitCode } = await run(['plan', soc, '--graph', graph.url]);
  expect(exitCode).toBe(exitCodes.signIn);
  expect(out).toContain('Fabrikam');
  expect(out).toContain('Left as it is in Contoso for Tailspin Toys:');
});

test('with the switch the rest is deployed, and the run is not complete', async () => {
  const { out, err, exitCode } = await run(['deploy', soc, '--graph', graph.url, '--yes', '--journal', journal, '--skip', 'tailspin']);
  expect(exitCode, err).toBe(exitCodes.partial);
  expect(out).toContain('Left out: Tailspin Toys.');
  expect(out).not.toContain('failed');
});

test('a tenant that is not there cannot be left out', async () => {
  const { err, exitCode } = await run(['plan', soc, '--graph', graph.url, '--skip', 'nobody']);
  expect(exitCode).toBe(exitCodes.usage);
  expect(err).toContain('Tenants: contoso, fabrikam, tailspin');
});

test('what is there is taken away without it, too', async () => {
  const stuck = await run(['destroy', soc, '--graph', graph.url, '--yes', '--journal', journal]);
  expect(stuck.exitCode).toBe(exitCodes.signIn);
  expect(stuck.err).toContain('Nothing was written. To go on without this tenant: --skip tailspin');
  const { out, err, exitCode } = await run(['destroy', soc, '--graph', graph.url, '--yes', '--journal', journal, '--skip', 'tailspin']);
  expect(exitCode, err).toBe(exitCodes.partial);
  expect(out).toContain('Left out: Tailspin Toys.');
  expect(out).not.toContain('failed');
});

test.each(['destroy', 'prune'])('%s knows its tenants, too', async command => {
  const { err, exitCode } = await run([command, soc, '--graph', graph.url, '--skip', 'nobody']);
  expect(exitCode).toBe(exitCodes.usage);
  expect(err).toContain('Tenants: contoso, fabrikam, tailspin');
});
