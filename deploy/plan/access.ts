import type { Tenant, Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import type { Identity } from '../connections/identity.ts';
import { holds } from '../permissions.ts';
import type { Needs, Plan } from './plan.ts';
import { type Lack, lackOf } from './preflight.ts';

/** Who acts on one tenant, and what that is good for. */
export interface Access {
  /** Symbol. */
  readonly tenant: string;
  readonly displayName: string;
  /** What the topology says. */
  readonly id?: string;
  /** Absent when nobody is signed in to this tenant. */
  readonly identity?: Identity;
  /** Why there is no identity, or why the tenant could not be read. */
  readonly problems: readonly string[];
  /** Delegated permissions that reading needs; those that are lacking only where something was refused. */
  readonly reading: { readonly permissions: readonly string[]; readonly lacks: readonly string[] };
  /** What the next deployment needs, reading included, and what of it is lacking. */
  readonly deploying: Needs & { readonly lacks: Lack };
}

/** Whether the sign-in will not do for the next deployment. */
export const isLacking = ({ problems, reading, deploying: { lacks } }: Access): boolean =>
  problems.length + reading.lacks.length + lacks.permissions.length + lacks.roles.length > 0;

/** Who acts on each tenant that is not external and not left out on request. Sends nothing. */
export function accessOf(plan: Plan, topology: Topology, connections: Connections): Promise<Access[]> {
  const asked = new Set(plan.leftOut.flatMap(({ tenant, asked }) => (asked ? [tenant] : [])));
  return Promise.all(topology.tenants.filter(({ name, external }) => !external && !asked.has(name)).map(tenant => accessTo(tenant, plan, connections)));
}

const nothing: Needs = { permissions: [], roles: [] };

async function accessTo({ name, displayName, id }: Tenant, plan: Plan, connections: Connections): Promise<Access> {
  const planned = plan.tenants.find(tenant => tenant.name === name);
  const refused = plan.problems.filter(({ tenant, code }) => tenant === name && unreadable.has(code)).map(({ message }) => message);
  const reads = planned?.reads ?? [];
  const needs = planned?.needs ?? nothing;
  const about = { tenant: name, displayName, ...(id === undefined ? {} : { id }) };
  try {
    const connection = connections.of(name);
    if (!connection) throw new Error(connections.missing.get(name) ?? 'There is no connection.');
    const identity = await connection.identity();
    const lacks = refused.length > 0 ? reads.filter(permission => !holds(identity.permissions, permission)) : [];
    return { ...about, identity, problems: refused, reading: { permissions: reads, lacks }, deploying: { ...needs, lacks: lackOf(needs, identity) } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...about, problems: [why], reading: { permissions: reads, lacks: [] }, deploying: { ...needs, lacks: nothing } };
  }
}

const unreadable: ReadonlySet<string> = new Set(['not-connected', 'wrong-tenant', 'unreachable', 'refused', 'tenant-without-id']);
