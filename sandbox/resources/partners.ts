// Section 5: partners of the cross-tenant access policy.
import { badRequest, conflict, notFound } from '../errors.ts';
import { isGuid, type JsonObject, textOf } from '../json.ts';
import { newPartner } from '../objects/cross-tenant.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { checkSettings, patchSettings } from './b2b-setting.ts';

const path = '/policies/crossTenantAccessPolicy/partners';
const type = 'crossTenantAccessPolicyConfigurationPartner';

/** The partner in the path. Keys are tenant ids. */
export function partnerOf(context: Context): JsonObject {
  const id = param(context, 'tenantId').toLowerCase();
  const partner = context.world.find(context.tenant, 'partner', context.tenant.partners, id);
  if (!partner) throw notFound(id, 'ResourceNotFound');
  return partner;
}

const expand: Query['expand'] = {
  identitySynchronization: {
    type: 'crossTenantIdentitySyncPolicyPartner',
    resolve: ({ tenantId }, { tenant }) => tenant.identitySynchronization[textOf(tenantId)] ?? null,
  },
};

function checkTenantId(context: Context, tenantId: string): string {
  if (!isGuid(tenantId)) throw badRequest(`Invalid value specified for property 'tenantId': '${tenantId}' is no tenant id.`);
  const id = tenantId.toLowerCase();
  if (id === context.tenant.id) throw badRequest('A tenant cannot be its own partner.');
  if (context.tenant.partners[id]) throw conflict('Another object with the same value for property tenantId already exists.');
  return id;
}

export const partners: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { filter: [], expand },
    handle: context => list(context.world.all(context.tenant, 'partner', context.tenant.partners, partner => textOf(partner['tenantId']))),
  },
  { method: 'GET', path: `${path}/{tenantId}`, type, query: { expand }, handle: context => ok(partnerOf(context)) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['tenantId'],
    readOnly: ['isInMultiTenantOrganization', 'identitySynchronization'],
    handle: context => {
      const { tenantId, ...settings } = context.body;
      const id = checkTenantId(context, textOf(tenantId));
      checkSettings(settings);
      const partner = newPartner(id);
      patchSettings(partner, type, settings, 'replace');
      context.tenant.partners[id] = partner;
      context.world.hide(context.tenant, 'partner', id);
      return created(partner);
    },
  },
  {
    method: 'PATCH',
    path: `${path}/{tenantId}`,
    type,
    body: type,
    readOnly: ['tenantId', 'isInMultiTenantOrganization', 'identitySynchronization'],
    handle: context => {
      const partner = partnerOf(context);
      checkSettings(context.body);
      patchSettings(partner, type, context.body, context.world.settings.unconfirmed.partnerPatch);
      return done;
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{tenantId}`,
    type,
    handle: context => {
      const id = textOf(partnerOf(context)['tenantId']);
      if (context.tenant.identitySynchronization[id])
        throw badRequest('The partner configuration has an identity synchronization policy. Delete identitySynchronization first.');
      delete context.tenant.partners[id];
      return done;
    },
  },
];
