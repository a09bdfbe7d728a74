import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import type { Identity } from '../connections/identity.ts';
import { holds, least } from '../permissions.ts';
import type { Grant, Needs, PlanProblem, PlanTenant } from './plan.ts';

/** What somebody lacks in one tenant. */
export interface Lack {
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
}

const EVERYTHING = 'Global Administrator';

/** What is needed for the operations and to read what was read, as little as will do. */
export const needsOf = (grants: readonly Grant[], reads: Iterable<string>): Needs => ({
  permissions: least([...reads, ...grants.flatMap(grant => [grant.permission, ...(grant.also ?? [])])]),
  roles: least(grants.flatMap(grant => [grant.role, ...(grant.alsoRole ? [grant.alsoRole] : [])])),
});

/** What an identity lacks. Roles are a matter of users, and of tokens that tell them. */
export const lackOf = (needs: Needs, { permissions, directoryRoles }: Identity): Lack => ({
  permissions: needs.permissions.filter(name => !holds(permissions, name)),
  roles: directoryRoles && !directoryRoles.includes(EVERYTHING) ? needs.roles.filter(name => !holds(directoryRoles, name)) : [],
});

/** The lack in words: `the permission A and the role B`; nothing when nothing is lacking. */
export function lackText({ permissions, roles }: Lack): string | undefined {
  const some = (names: readonly string[], word: string) => (names.length === 0 ? [] : [`the ${word}${names.length === 1 ? '' : 's'} ${names.join(', ')}`]);
  const parts = [...some(permissions, 'permission'), ...some(roles, 'role')];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

/** What the sign-ins lack to apply a plan, as far as their tokens tell. Where reading was refused, that comes first. */
export async function lackProblems(
  tenants: readonly PlanTenant[],
  known: readonly PlanProblem[],
  topology: Topology,
  connections: Connections,
): Promise<PlanProblem[]> {
  const spans = new Map(topology.tenants.map(({ name, span }) => [name, span]));
  const refused = new Set(known.flatMap(({ code, tenant }) => (code === 'refused' ? [tenant] : [])));
  const written = tenants.filter(({ name, create, update, remove }) => create + update + remove > 0 && !refused.has(name));
  const found = written.map(async ({ name, displayName, needs }): Promise<PlanProblem[]> => {
    const identity = await connections
      .of(name)
      ?.identity()
      .catch(() => undefined);
    const lack = identity && lackText(lackOf(needs, identity));
    const message = `The sign-in to ${displayName} lacks ${lack}, which the changes there need.`;
    return lack ? [{ code: 'missing-permission', severity: 'warning', tenant: name, span: spans.get(name), message }] : [];
  });
  return (await Promise.all(found)).flat();
}
