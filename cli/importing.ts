import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import type { ImportTenant, ReadBack } from '../deploy/index.ts';
import { loadProject, type Topology } from '../language/index.ts';
import { CommandError } from './exit-codes.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const RESERVED = ['in', 'with', 'existing', 'import'];

/** `contoso=3a1c0f52-…`, as often as there are tenants. */
export function readTenant(value: string, before: readonly ImportTenant[]): ImportTenant[] {
  const [, name = '', id = ''] = /^([^=]*)=(.*)$/.exec(value) ?? [];
  if (!/^[_a-zA-Z]\w*$/.test(name) || RESERVED.includes(name) || !GUID.test(id))
    throw new CommandError(`"${value}" is no tenant: write a name and an id, such as contoso=00000000-0000-0000-0000-000000000000.`);
  const tenant: ImportTenant = { name, id: id.toLowerCase(), displayName: name, domains: [], cloud: 'public', external: false };
  const same = before.find(other => other.name === name || other.id === tenant.id);
  if (same) throw new CommandError(`"${value}" and "${same.name}=${same.id}" name the same tenant, or have the same name.`);
  return [...before, tenant];
}

/** The tenants of a topology, as they stand in it. */
export function tenantsOf({ tenants }: Topology): ImportTenant[] {
  return tenants.map(({ name, id, displayName, domains, cloud, external, purpose }) => {
    if (!id) throw new CommandError(`The tenant ${name} has no id.`);
    return { name, id, displayName, domains, cloud, external, ...(purpose ? { purpose } : {}) };
  });
}

/** Tenants alone, as a topology that can be connected to. */
export async function topologyOf(tenants: readonly ImportTenant[], cwd: string): Promise<Topology> {
  return (await readBack(tenants.map(({ name, id, cloud }) => `tenant ${name} {\n  id: "${id}"\n  cloud: ${cloud}\n}\n`).join('\n'), cwd)).topology;
}

/** A text as a file of the folder would be read. */
export async function readBack(text: string, cwd: string): Promise<ReadBack> {
  const uri = pathToFileURL(path.join(cwd, 'imported.tenantry')).toString();
  const { topology, problems } = await loadProject(uri, NodeFileSystem.fileSystemProvider(), new Map([[uri, text]]));
  return { topology, errors: problems.filter(({ severity }) => severity === 'error').map(({ message, span }) => ({ message, start: span.start })) };
}
