import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ConnectionsFile, ConnectionsFileError, readConnectionsFile, settingsOf, type TenantConnection } from '../deploy/index.ts';
import type { Tenant } from '../language/index.ts';
import { CommandError } from './exit-codes.ts';
import { harmless } from './io.ts';

/** Beside the root file of a topology, so that it is versioned with it. */
export const CONNECTIONS_FILE = 'tenantry.connections.json';

/** Settings of each tenant, with the paths in them resolved. */
export interface Connecting {
  of(tenant: Tenant): TenantConnection;
  /** For messages. */
  readonly file?: string;
}

/**
 * Reads the file that was named, else the one in the folder if there is one.
 * @param tenants those of the topology; the file may name others only when `strangers` is set
 */
export async function openConnections(
  named: string | undefined,
  folder: string,
  tenants: readonly Tenant[],
  { strangers = false }: { readonly strangers?: boolean } = {},
): Promise<Connecting> {
  const file = path.resolve(named ?? path.join(folder, CONNECTIONS_FILE));
  if (named === undefined && !existsSync(file)) return { of: () => ({}) };
  const shown = path.relative(process.cwd(), file) || file;
  const wrong = (mistakes: readonly string[]) => new CommandError(`${shown} cannot be used:\n${mistakes.map(mistake => `  ${harmless(mistake)}`).join('\n')}`);
  let connections: ConnectionsFile;
  try {
    connections = readConnectionsFile(await readFile(file, 'utf8'));
  } catch (error) {
    throw wrong((error instanceof ConnectionsFileError ? error.message : `It cannot be read: ${(error as Error).message}`).split('\n'));
  }
  const resolved = (tenant: Tenant): TenantConnection => {
    const { certificate, tokenFile, ...settings } = settingsOf(connections, tenant.name);
    const at = (target: string) => path.resolve(path.dirname(file), target);
    return { ...settings, ...(certificate ? { certificate: at(certificate) } : {}), ...(tokenFile ? { tokenFile: at(tokenFile) } : {}) };
  };
  const known = new Set(tenants.map(({ name }) => name));
  const mistakes = [
    ...Object.keys(connections.tenants ?? {})
      .filter(symbol => !strangers && !known.has(symbol))
      .map(symbol => `tenants.${symbol}: the topology has no such tenant. It has ${[...known].join(', ')}.`),
    ...tenants.flatMap(tenant => {
      const { cloud = tenant.cloud } = resolved(tenant);
      return cloud === tenant.cloud || tenant.external ? [] : [`tenants.${tenant.name}: the cloud is ${cloud} here and ${tenant.cloud} in the topology.`];
    }),
  ];
  if (mistakes.length > 0) throw wrong(mistakes);
  return { of: resolved, file: shown };
}
