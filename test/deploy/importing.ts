import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { type Import, type ImportTenant, importTenants, type ReadBack } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import { loadProject } from '../../language/project/load.ts';
import type { DeployWorld } from './world.ts';

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
