import { type Connections, lackOf, type Plan } from '../../deploy/index.ts';
import type { TenantLack } from '../engine-protocol.ts';

/** What the sign-ins lack to apply a plan, tenant by tenant. A sign-in whose token does not tell lacks nothing that is known. */
export async function lacksOf({ tenants }: Pick<Plan, 'tenants'>, connections: Connections): Promise<TenantLack[]> {
  const written = tenants.filter(({ create, update, remove }) => create + update + remove > 0);
  const found = written.map(async ({ name, id, displayName, needs }): Promise<TenantLack[]> => {
    const identity = await connections
      .of(name)
      ?.identity()
      .catch(() => undefined);
    if (!identity) return [];
    const { permissions, roles } = lackOf(needs, identity);
    return permissions.length + roles.length > 0 ? [{ id, displayName, account: identity.account, permissions, roles }] : [];
  });
  return (await Promise.all(found)).flat();
}
