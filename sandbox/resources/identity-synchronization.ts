// Section 6: the switch in the target that lets a source push users. PUT creates, PATCH changes.
import { conflict, GraphError } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, done, ok, type Route } from '../route.ts';
import { partnerOf } from './partners.ts';

const path = '/policies/crossTenantAccessPolicy/partners/{tenantId}/identitySynchronization';
const type = 'crossTenantIdentitySyncPolicyPartner';

function policyOf(context: Context): JsonObject {
  const policy = context.tenant.identitySynchronization[textOf(partnerOf(context)['tenantId'])];
  if (!policy) throw new GraphError(404, 'Directory_ObjectNotFound', 'Unable to read the company information from the directory.');
  return policy;
}

export const identitySynchronization: Route[] = [
  { method: 'GET', path, type, handle: context => ok(policyOf(context)) },
  {
    method: 'PUT',
    path,
    type,
    body: type,
    readOnly: ['tenantId'],
    handle: context => {
      const tenantId = textOf(partnerOf(context)['tenantId']);
      const policies = context.tenant.identitySynchronization;
      if (policies[tenantId]) throw conflict('A conflicting object with one or more of the specified property values is present in the directory.');
      policies[tenantId] = { tenantId, displayName: null, userSyncInbound: { isSyncAllowed: null }, ...context.body };
      return done;
    },
  },
  {
    method: 'PATCH',
    path,
    type,
    body: type,
    readOnly: ['tenantId'],
    handle: context => {
      Object.assign(policyOf(context), context.body);
      return done;
    },
  },
  {
    method: 'DELETE',
    path,
    type,
    handle: context => {
      delete context.tenant.identitySynchronization[textOf(policyOf(context)['tenantId'])];
      return done;
    },
  },
];

/** Whether a tenant lets users of another one in. */
export const allowsInboundSync = (policies: Record<string, JsonObject>, sourceId: string): boolean =>
  objectOf(policies[sourceId]?.['userSyncInbound'])['isSyncAllowed'] === true;
