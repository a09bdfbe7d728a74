// What belongs to the synchronization of one service principal.
import { badRequest, type GraphError, notFound } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, param } from '../route.ts';
import { rowOf, type SynchronizationState } from '../state.ts';
import { SYNC_TEMPLATE } from './application-templates.ts';
import { allowsInboundSync } from './identity-synchronization.ts';
import { servicePrincipal } from './lookup.ts';

export const SYNC_PATH = '/servicePrincipals/{id}/synchronization';
export const TEMPLATE_ID = 'Azure2Azure';

export const isSyncPrincipal = (principal: JsonObject): boolean => principal['applicationTemplateId'] === SYNC_TEMPLATE;

export function synchronizationOf(context: Context): SynchronizationState {
  const principal = servicePrincipal(context, param(context, 'id'));
  const id = textOf(principal['id']);
  context.tenant.synchronization[id] ??= { secrets: [], jobs: {}, schemas: {} };
  return context.tenant.synchronization[id];
}

export function checkTemplate(context: Context, templateId: unknown): void {
  const principal = servicePrincipal(context, param(context, 'id'));
  if (templateId !== TEMPLATE_ID || !isSyncPrincipal(principal))
    throw badRequest(`The synchronization template '${textOf(templateId)}' is not supported by this application.`);
}

export function jobOf(context: Context): JsonObject {
  const job = rowOf(synchronizationOf(context).jobs, param(context, 'jobId'));
  if (!job) throw notFound(param(context, 'jobId'));
  return job;
}

export const secretOf = ({ secrets }: SynchronizationState, key: string): string | undefined => secrets.find(secret => secret.key === key)?.value;

const consents = (partner: JsonObject | undefined, direction: 'inboundAllowed' | 'outboundAllowed'): boolean =>
  objectOf(partner?.['automaticUserConsentSettings'])[direction] === true;

const unavailable = (inner: string): GraphError =>
  badRequest(
    `We received this unexpected response from your application: Message:The credential validation was unsuccessful. Web Response: ${inner} Please check the service and try again.`,
    'CredentialValidationUnavailable',
  );

/** Sections 1, 6, 9: the target lets users of this tenant in, and both tenants redeem automatically. */
export function checkLink({ world, tenant }: Context, companyId: string): void {
  const target = world.tenant(companyId);
  if (!target) throw unavailable(`The tenant '${companyId}' does not exist.`);
  if (!allowsInboundSync(target.identitySynchronization, tenant.id)) {
    throw unavailable(`AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure: inbound synchronization is not allowed in the target tenant '${companyId}'.`);
  }
  if (!consents(target.partners[tenant.id], 'inboundAllowed') || !consents(tenant.partners[target.id], 'outboundAllowed')) {
    throw unavailable(
      `AzureDirectoryB2BManagementPolicyCheckFailure: automatic redemption is not set in the source (outbound) and in the target tenant '${companyId}' (inbound).`,
    );
  }
}
