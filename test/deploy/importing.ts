import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { expect } from 'vitest';
import { type Import, type ImportTenant, importTenants, type ReadBack } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import { loadProject } from '../../language/project/load.ts';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { contractErrors, contractIsHere, DeployWorld, prompt } from './world.ts';

const uri = pathToFileURL(fileURLToPath(new URL('imported.tenantry', import.meta.url))).href;

/** Reads a text as a file is read. */
export async function readBack(text: string): Promise<ReadBack> {
  const { topology, problems } = await loadProject(uri, NodeFileSystem.fileSystemProvider(), new Map([[uri, text]]));
  return { topology, errors: problems.filter(({ severity }) => severity === 'error').map(({ message, span }) => ({ message, start: span.start })) };
}

/** The tenants of a topology as somebody names them on the command line. */
export const tenantsOf = (topology: Topology): ImportTenant[] =>
  topology.tenants
    .filter(({ external }) => !external)
    .map(({ name, id }) => ({ name, id: id ?? '', displayName: name, domains: [], cloud: 'public', external: false }));

export const importFrom = (world: DeployWorld, tenants = tenantsOf(world.topology)): Promise<Import> => importTenants(tenants, world.connections, { readBack });

/** A world in which the topology is deployed. */
export async function deployed(topology: Topology): Promise<DeployWorld> {
  const world = await DeployWorld.create(topology, prompt);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  return world;
}

/** The law: the file has no errors, is in the usual form, and its plan is empty. */
export async function imported(world: DeployWorld, tenants = tenantsOf(world.topology)): Promise<Import & { told: string }> {
  const found = await importFrom(world, tenants);
  expect(found.remaining).toEqual([]);
  const { topology, errors } = await readBack(found.text);
  expect(errors).toEqual([]);
  const plan = await world.plan(topology);
  expect(plan.operations).toEqual([]);
  expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(formatTopology(found.text)).toBe(found.text);
  if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  return { ...found, told: found.omissions.map(({ what, why }) => `${what}: ${why}`).join('\n') };
}
