import { partnerKey, type SyncLink } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { usersLeave, usersOf } from '../plan/count-users.ts';
import { stampOf } from '../plan/stamp.ts';
import type { AccessPackageNode } from '../resources/access-package.ts';
import { syncApplicationKey } from '../resources/grants.ts';
import { type IdentitySynchronizationNode, identitySynchronizationKey } from '../resources/identity-synchronization.ts';
import type { Node } from '../resources/kind.ts';
import { PARTNERS, type PartnerNode } from '../resources/partner.ts';
import { configurationName, type SyncApplicationNode } from '../resources/sync-application.ts';
import type { SyncAssignmentNode } from '../resources/sync-assignment.ts';
import type { SyncJobNode } from '../resources/sync-job.ts';
import { jobKey, partKey, synchronization } from '../resources/sync-link.ts';
import { isObject, type Json, type JsonObject, text } from '../transport/json.ts';
import { path, post, remove } from '../transport/paths.ts';
import { about } from './directory.ts';
import { consentId, type Found, type Left, type Removal, removalId } from './removal.ts';

const idOf = (live: unknown): string => text((live as JsonObject)['id']);
const jobsOf = (found: Found): SyncJobNode[] => [...found.nodes.values()].filter((node): node is SyncJobNode => node.kind === 'syncJob');

/** Whether a configuration was made from here: its stamp says so, or it has none, as before, and the name of the link. */
function isOurs(node: Pick<SyncApplicationNode, 'link' | 'mark' | 'targetTenant'>, found: Found): boolean {
  const key = syncApplicationKey(node.link.source, node.link.target);
  const application = found.nodes.get(key) as SyncApplicationNode | undefined;
  const live = found.live.get(key) as JsonObject | undefined;
  if (!application || !live) return false;
  const stamp = stampOf(text(live['notes']));
  if (stamp) return stamp.topology === node.mark.topology && (stamp.topology !== undefined || stamp.symbol === node.mark.symbol);
  return node.mark.topology === undefined && live['displayName'] === configurationName(application);
}

const notOurs = (node: Node, { displayName }: JsonObject): Left => ({
  node,
  why: `Its configuration is called "${text(displayName)}" and carries no stamp of this topology, so nothing proves that it was made from here.`,
});

/** Why a link must stay for now: its job has users to take out of the target first. */
function holds(link: SyncLink, found: Found): string | undefined {
  const secrets = found.live.get(partKey('syncSecrets', link)) as { readonly secrets: ReadonlyMap<string, string> } | undefined;
  if (secrets?.secrets.get('SyncAll') === 'true')
    return 'It synchronizes all users. Declare it with `scope: assigned` and deploy first, so that its job takes them out of the target.';
  const key = syncApplicationKey(link.source, link.target);
  const assigned = [...found.nodes.values()].some(
    node => node.kind === 'syncAssignment' && (node as SyncAssignmentNode).link.key === link.key && found.live.has(node.key),
  );
  const packages = [...found.nodes.values()].filter(
    (node): node is AccessPackageNode => node.kind === 'package' && (node as AccessPackageNode).roles.some(({ origin }) => origin.key === key),
  );
  if (assigned || packages.some(pack => (found.assignments.get(pack.key) ?? []).length > 0))
    return 'Its users are taken out of scope first. Let its job remove them from the target, then run it again with --deprovisioned.';
  if (!found.deprovisioned)
    return 'When no user of it is left in the target, run it again with --deprovisioned: without its job nobody updates or removes them.';
  return undefined;
}

export function removeSyncAssignment(node: SyncAssignmentNode, found: Found): Removal[] {
  if (!isOurs(node, found)) return [];
  const application = idOf(found.live.get(syncApplicationKey(node.link.source, node.link.target)));
  const live = found.live.get(node.key) as JsonObject;
  const liveId = idOf(live);
  return [
    {
      ...about(node),
      of: node.link.key,
      grant: DEPLOY_PERMISSIONS.syncAssignment,
      liveId,
      requests: [remove(`${path`/servicePrincipals/${application}/appRoleAssignedTo`}/${encodeURIComponent(liveId)}`)],
      after: [],
      loss: usersLeave(usersOf([live], found.members), node.targetTenant.displayName),
    },
  ];
}

export function removeSyncJob(node: SyncJobNode, found: Found): Removal[] | Left {
  if (!isOurs(node, found)) return [];
  const why = holds(node.link, found);
  if (why) return { node, why };
  const liveId = idOf(found.live.get(node.key));
  const job = `${synchronization(idOf(found.live.get(syncApplicationKey(node.link.source, node.link.target))))}/jobs${path`/${liveId}`}`;
  const grant = DEPLOY_PERMISSIONS.syncJob;
  return [{ ...about(node), of: node.link.key, grant, liveId, requests: [{ ...post(`${job}/pause`), repeatable: true }, remove(job)], after: [] }];
}

/** The configuration goes with its application. */
export function removeSyncApplication(node: SyncApplicationNode, found: Found): Removal[] | Left {
  const live = found.live.get(node.key) as JsonObject;
  if (!isOurs(node, found)) return notOurs(node, live);
  if (holds(node.link, found)) return [];
  const liveId = idOf(live);
  const application = found.applications.get(node.key);
  const { source, target } = node.link;
  const partners = [partnerKey(source, target), partnerKey(target, source)];
  const resources = [...found.nodes.values()].filter(other => other.kind === 'catalogResource' && other.needs.includes(node.key));
  return [
    {
      ...about(node),
      of: node.link.key,
      grant: DEPLOY_PERMISSIONS.syncApplication,
      liveId,
      requests: [remove(path`/servicePrincipals/${liveId}`), ...(application ? [remove(path`/applications/${application}`)] : [])],
      after: [removalId(jobKey(node.link)), ...resources.map(({ key }) => removalId(key))],
      lastOf: [removalId(identitySynchronizationKey(target, source)), ...partners.flatMap(key => [removalId(key), consentId(key)])],
    },
  ];
}

/** Inbound synchronization is closed after the jobs that use it are gone. */
export function removeIdentitySynchronization(node: IdentitySynchronizationNode, found: Found): Removal[] {
  const jobs = jobsOf(found).filter(({ link }) => node.key === identitySynchronizationKey(link.target, link.source));
  if (jobs.length === 0 || !found.deprovisioned || jobs.some(job => !isOurs(job, found) || holds(job.link, found))) return [];
  return [
    {
      ...about(node),
      of: jobs[0]?.link.key ?? node.key,
      grant: DEPLOY_PERMISSIONS.identitySynchronization,
      liveId: node.partnerId,
      requests: [remove(`${PARTNERS}${path`/${node.partnerId}`}/identitySynchronization`)],
      after: jobs.map(({ key }) => removalId(key)),
    },
  ];
}

/** Members of partner settings that say nothing about what they are for. */
const OWN = new Set(['tenantId', 'identitySynchronization', 'isServiceProvider', 'isInMultiTenantOrganization', 'automaticUserConsentSettings']);

/** Whether a setting states anything; null means that the default is inherited. */
const says = (value: Json | undefined): boolean =>
  isObject(value) ? Object.values(value).some(says) : value !== null && value !== undefined && value !== false;

/** Why settings for a partner cannot be taken for those of links alone; nothing where they can. */
export function moreThanLinks({ setting }: PartnerNode, live: JsonObject): string | undefined {
  const stated = setting.trust ? 'inboundTrust' : undefined;
  const others = Object.entries(live).filter(([name, value]) => !OWN.has(name) && name !== stated && !name.includes('@') && says(value));
  if (!setting.access && others.length === 0 && live['isServiceProvider'] !== true && live['isInMultiTenantOrganization'] !== true) return undefined;
  return `It holds more than links need${others.length > 0 ? `: ${others.map(([name]) => name).join(', ')}` : ''}. Remove it by hand when nothing else uses it.`;
}

/** Whether the job of a link goes, and somebody has looked that its users are gone. */
export const isFree = (link: SyncLink, found: Found): boolean =>
  found.deprovisioned && jobsOf(found).every(job => job.link.key !== link.key || (isOurs(job, found) && !holds(job.link, found)));

/** Partner settings go only when they hold nothing but what the links needed: a partner may have been there before. */
export function removePartner(node: PartnerNode, found: Found): Removal[] | Left {
  const { tenant, partner, incoming, outgoing } = node.setting;
  const links = [...incoming, ...outgoing];
  if (!found.deprovisioned || !links.every(link => isFree(link, found))) return [];
  const why = moreThanLinks(node, found.live.get(node.key) as JsonObject);
  if (why !== undefined) return { node, why };
  const jobs = jobsOf(found).filter(({ link }) => links.some(({ key }) => key === link.key));
  const inbound = removalId(identitySynchronizationKey(tenant, partner));
  return [
    {
      ...about(node),
      grant: DEPLOY_PERMISSIONS.partner,
      liveId: node.partnerId,
      requests: [remove(PARTNERS + path`/${node.partnerId}`)],
      after: [inbound, ...jobs.map(({ key }) => removalId(key))],
      loss: 'Invitations between the tenants are no longer redeemed automatically.',
    },
  ];
}
