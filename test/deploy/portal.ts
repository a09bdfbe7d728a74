import type { Loose } from '../sandbox/client.ts';
import type { Adopting } from './adopting.ts';
import { send } from './raw.ts';

export const EM = '/identityGovernance/entitlementManagement';
export const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
export const ids = {
  contoso: '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01',
  fabrikam: '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02',
  tailspin: 'c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03',
};
export type TenantName = keyof typeof ids;

/** An administrator who changes things in the portals of the tenants, by the documented requests. */
export class Portal {
  readonly adopting: Adopting;

  constructor(adopting: Adopting) {
    this.adopting = adopting;
  }

  send(tenant: TenantName, method: string, path: string, body?: unknown): Promise<Loose> {
    return send(this.adopting.world, tenant, method, path, body);
  }

  /** The one of a collection that is called so. */
  async named(tenant: TenantName, collection: string, displayName: string): Promise<Loose> {
    const { value } = await this.send(tenant, 'GET', collection);
    const found = value.find((one: Loose) => one.displayName === displayName || one.userPrincipalName === displayName);
    if (!found) throw new Error(`no ${displayName} in ${collection}`);
    return found;
  }

  async patch(tenant: TenantName, collection: string, displayName: string, body: unknown): Promise<void> {
    const { id } = await this.named(tenant, collection, displayName);
    await this.send(tenant, 'PATCH', `${collection}/${id}`, body);
  }

  async remove(tenant: TenantName, collection: string, displayName: string): Promise<void> {
    const { id } = await this.named(tenant, collection, displayName);
    await this.send(tenant, 'DELETE', `${collection}/${id}`);
  }

  partner(tenant: TenantName, partner: TenantName, body: unknown): Promise<void> {
    return this.send(tenant, 'PATCH', `${PARTNERS}/${ids[partner]}`, body);
  }

  /** PUT takes a policy as a whole. */
  async policy(tenant: TenantName, displayName: string, change: (policy: Loose) => unknown): Promise<void> {
    const { value } = await this.send(tenant, 'GET', `${EM}/assignmentPolicies?$expand=accessPackage`);
    const { '@odata.context': _, ...policy } = value.find((one: Loose) => one.displayName === displayName);
    await this.send(tenant, 'PUT', `${EM}/assignmentPolicies/${policy.id}`, { questions: [], ...policy, ...(change(policy) as object) });
  }

  /** Takes roles of some things out of a package. */
  async ungrant(tenant: TenantName, displayName: string, originId: string): Promise<void> {
    const { id } = await this.named(tenant, `${EM}/accessPackages`, displayName);
    const { resourceRoleScopes } = await this.send(tenant, 'GET', `${EM}/accessPackages/${id}?$expand=resourceRoleScopes($expand=role,scope)`);
    for (const scope of resourceRoleScopes)
      if (scope.scope.originId === originId) await this.send(tenant, 'DELETE', `${EM}/accessPackages/${id}/resourceRoleScopes/${scope.id}`);
  }

  /** The service principal of the configuration from one tenant into another. */
  async configuration(source: TenantName, target: TenantName): Promise<string> {
    const { value } = await this.send(source, 'GET', "/servicePrincipals?$filter=applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'");
    for (const { id } of value) {
      const secrets = (await this.send(source, 'GET', `/servicePrincipals/${id}/synchronization/secrets`)).value;
      if (secrets.some((pair: Loose) => pair.key === 'CompanyId' && pair.value === ids[target])) return id;
    }
    throw new Error(`no configuration from ${source} to ${target}`);
  }

  async job(source: TenantName, target: TenantName): Promise<string> {
    const root = `/servicePrincipals/${await this.configuration(source, target)}/synchronization`;
    const [job] = (await this.send(source, 'GET', `${root}/jobs`)).value;
    return `${root}/jobs/${job.id}`;
  }

  async schema(source: TenantName, target: TenantName, change: (mapping: Loose) => void): Promise<void> {
    const job = await this.job(source, target);
    const { '@odata.context': _, ...schema } = await this.send(source, 'GET', `${job}/schema`);
    const copy = structuredClone(schema);
    change(copy.synchronizationRules[0].objectMappings.find((one: Loose) => one.sourceObjectName.toLowerCase() === 'user'));
    await this.send(source, 'PUT', `${job}/schema`, copy);
  }

  /** Changes keys of the secrets; those of the notification are JSON inside of one of them. */
  async secrets(source: TenantName, target: TenantName, change: { readonly notification?: Loose; readonly [key: string]: Loose }): Promise<void> {
    const root = `/servicePrincipals/${await this.configuration(source, target)}/synchronization`;
    const { notification, ...others } = change;
    const value = (await this.send(source, 'GET', `${root}/secrets`)).value.map(({ key, value: old }: Loose) => ({
      key,
      value: key === 'SyncNotificationSettings' && notification ? JSON.stringify({ ...JSON.parse(old), ...notification }) : (others[key] ?? old),
    }));
    await this.send(source, 'PUT', `${root}/secrets`, { value });
  }

  /** Sets the source of a row, as the expression editor does. */
  static row(mapping: Loose, target: string, source: Loose): void {
    const row = mapping.attributeMappings.find((one: Loose) => one.targetAttributeName.endsWith(target));
    Object.assign(row, { source: { parameters: [], ...source } });
  }
}
