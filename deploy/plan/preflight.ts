import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import type { Identity } from '../connections/identity.ts';
import type { Grant, Operation, Plan, PlanProblem } from './plan.ts';

/** What somebody lacks for the operations of a plan in one tenant. */
export interface Lack {
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
}

/** Permissions that are as good as another one, and roles likewise (source: Graph's permission reference). */
const AS_GOOD: Readonly<Record<string, readonly string[]>> = {
  'Application.ReadWrite.All': ['Directory.ReadWrite.All'],
  'RoleEligibilitySchedule.ReadWrite.Directory': ['RoleManagement.ReadWrite.Directory'],
  'Cloud Application Administrator': ['Application Administrator'],
  'Hybrid Identity Administrator': ['Cloud Application Administrator', 'Application Administrator'],
  'Groups Administrator': ['User Administrator'],
};
const EVERYTHING = 'Global Administrator';

const lacks = (held: readonly string[], wanted: string): boolean => ![wanted, ...(AS_GOOD[wanted] ?? [])].some(name => held.includes(name));

/** What an identity lacks. Roles are a matter of users, and of tokens that tell them. */
export function lackOf(grants: readonly Grant[], { permissions, directoryRoles }: Identity): Lack {
  const wanted = new Set(grants.flatMap(grant => [grant.permission, ...(grant.also ?? [])]));
  const roles = new Set(grants.flatMap(grant => [grant.role, ...(grant.alsoRole ? [grant.alsoRole] : [])]));
  return {
    permissions: [...wanted].filter(name => lacks(permissions, name)).sort(),
    roles: directoryRoles && !directoryRoles.includes(EVERYTHING) ? [...roles].filter(name => lacks(directoryRoles, name)).sort() : [],
  };
}

/** What an identity lacks to apply a plan in a tenant. */
export const lackFor = (plan: Pick<Plan, 'operations'>, tenant: string, identity: Identity): Lack =>
  lackOf(
    plan.operations.filter(operation => operation.tenant === tenant).map(({ grant }) => grant),
    identity,
  );

/** The lack in words: `the permission A and the role B`; nothing when nothing is lacking. */
export function lackText({ permissions, roles }: Lack): string | undefined {
  const some = (names: readonly string[], word: string) => (names.length === 0 ? [] : [`the ${word}${names.length === 1 ? '' : 's'} ${names.join(', ')}`]);
  const parts = [...some(permissions, 'permission'), ...some(roles, 'role')];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

/** What the sign-ins lack for the operations, as far as their tokens tell. */
export async function lackProblems(
  topology: Topology,
  connections: Connections,
  operations: readonly Operation[],
  known: readonly PlanProblem[],
): Promise<PlanProblem[]> {
  const refused = new Set(known.flatMap(({ code, tenant }) => (code === 'refused' ? [tenant] : [])));
  const written = new Set(operations.flatMap(({ tenant }) => (refused.has(tenant) ? [] : [tenant])));
  const found = topology.tenants.map(async (tenant): Promise<PlanProblem[]> => {
    if (!written.has(tenant.name)) return [];
    const identity = await connections
      .of(tenant.name)
      ?.identity()
      .catch(() => undefined);
    const lack = identity && lackText(lackFor({ operations }, tenant.name, identity));
    const message = `The sign-in to ${tenant.displayName} lacks ${lack}, which the changes there need.`;
    return lack ? [{ code: 'missing-permission', severity: 'warning', tenant: tenant.name, span: tenant.span, message }] : [];
  });
  return (await Promise.all(found)).flat();
}
