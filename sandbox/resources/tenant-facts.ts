// Section 3: the own tenant, other tenants, licences.
import { notFound } from '../errors.ts';
import { derivedId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { PLANS } from '../objects/tenant.ts';
import { type Context, list, ok, param, type Route } from '../route.ts';
import { rowOf, type TenantState } from '../state.ts';

const isInitial = (domain: string): boolean => domain.toLowerCase().endsWith('.onmicrosoft.com');

const organization = ({ id, displayName, domains }: TenantState): JsonObject => ({
  id,
  displayName,
  deletedDateTime: null,
  tenantType: 'AAD',
  verifiedDomains: domains.map((name, index) => ({
    name,
    isDefault: index === 0,
    isInitial: isInitial(name),
    type: 'Managed',
    capabilities: 'Email, OfficeCommunicationsOnline',
  })),
  assignedPlans: [],
});

const information = ({ id, displayName, domains }: TenantState): JsonObject => ({
  tenantId: id,
  displayName,
  defaultDomainName: domains[0] ?? null,
  federationBrandName: null,
});

function found(tenant: TenantState | undefined, name: string): ReturnType<typeof ok> {
  if (!tenant) throw notFound(name, 'ResourceNotFound');
  return ok(information(tenant));
}

function skus({ tenant }: Context): JsonObject[] {
  return tenant.licenses.flatMap(name => {
    const plan = rowOf(PLANS, name);
    if (!plan) return [];
    const skuId = derivedId('sku', plan.id);
    return [
      {
        id: `${tenant.id}_${skuId}`,
        skuId,
        skuPartNumber: plan.name.toUpperCase(),
        accountId: tenant.id,
        accountName: tenant.displayName,
        appliesTo: 'User',
        capabilityStatus: 'Enabled',
        consumedUnits: 0,
        prepaidUnits: { enabled: 100, suspended: 0, warning: 0, lockedOut: 0 },
        servicePlans: [{ servicePlanId: plan.id, servicePlanName: plan.name, provisioningStatus: 'Success', appliesTo: 'User' }],
        subscriptionIds: [],
      },
    ];
  });
}

export const tenantFacts: Route[] = [
  { method: 'GET', path: '/organization', type: 'organization', query: { filter: [] }, handle: ({ tenant }) => list([organization(tenant)]) },
  {
    method: 'GET',
    path: '/organization/{id}',
    type: 'organization',
    handle: context => {
      if (param(context, 'id').toLowerCase() !== context.tenant.id) throw notFound(param(context, 'id'));
      return ok(organization(context.tenant));
    },
  },
  {
    method: 'GET',
    path: "/tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')",
    type: 'tenantInformation',
    handle: context => found(context.world.tenant(param(context, 'tenantId')), param(context, 'tenantId')),
  },
  {
    method: 'GET',
    path: "/tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')",
    type: 'tenantInformation',
    handle: context => found(context.world.tenantOfDomain(param(context, 'domainName')), param(context, 'domainName')),
  },
  { method: 'GET', path: '/subscribedSkus', type: 'subscribedSku', query: { filter: [] }, handle: context => list(skus(context)) },
];
