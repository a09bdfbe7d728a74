import { type Connection, confirm, organizationRequest } from '../connections/connect.ts';
import type { Observer } from '../plan/observer.ts';
import { readPackage } from '../resources/access-package.ts';
import { CATALOGS, ENTITLEMENTS } from '../resources/catalog.ts';
import { ORGANIZATIONS } from '../resources/connected-organization.ts';
import { isObject, type JsonObject, member, objects, text } from '../transport/json.ts';
import { alternateKey, literal, path, query } from '../transport/paths.ts';
import type { ImportTenant, ObservedOrganization, ObservedOwnGroup, ObservedTenant } from './observed.ts';
import { readConfigurations } from './read-configurations.ts';
import { readPartners } from './read-partners.ts';

const GROUPS = query('/groups', { $select: 'id,displayName,uniqueName', $top: '999' });
const GROUP = 'id,displayName,uniqueName,description,groupTypes,securityEnabled,mailEnabled,membershipRule,membershipRuleProcessingState,isAssignableToRole';
const HOLDER = query(`/applications${alternateKey('uniqueName', 'tenantry-extensions')}`, { $select: 'id,appId' });

/** A read that may fail without ending the import. */
export type Attempt = <T>(what: string, read: Promise<T>, otherwise: T) => Promise<T>;

export type Raw = Omit<ObservedTenant, 'users' | 'applications'>;

/** Reads one tenant; everything that does not depend on something else leaves in one call. */
export async function readTenant(connection: Connection, observer: Observer, wanted: ImportTenant): Promise<Raw> {
  const answer = await observer.answer(organizationRequest);
  confirm(connection, answer);
  const [organization] = objects(member(answer.body, 'value'));
  const unread: { what: string; why: string }[] = [];
  const attempt: Attempt = (what, read, otherwise) =>
    read.catch(error => {
      unread.push({ what, why: `they could not be read: ${error instanceof Error ? error.message : String(error)}` });
      return otherwise;
    });
  const none: readonly JsonObject[] = [];
  const [partners, configurations, ownExtensions, extensions, groups, catalogs, packages, policies, organizations, settings, roleDefinitions] =
    await Promise.all([
      attempt('Cross-tenant access settings', readPartners(observer), none),
      attempt('Synchronization configurations', readConfigurations(observer), []),
      attempt('Our directory extensions', readOwnExtensions(observer), none),
      attempt('Directory extensions', readExtensions(observer), none),
      attempt('Groups', observer.list(GROUPS), none),
      attempt('Catalogs', observer.list(CATALOGS), none),
      attempt('Access packages', readPackages(observer), none),
      attempt('Assignment policies', observer.list(query(`${ENTITLEMENTS}/assignmentPolicies`, { $expand: 'accessPackage', $top: '50' })), none),
      attempt('Connected organizations', readOrganizations(observer), []),
      attempt('Settings of entitlement management', observer.get(`${ENTITLEMENTS}/settings`), undefined),
      attempt('Directory roles', observer.list(query('/roleManagement/directory/roleDefinitions', { $filter: 'isBuiltIn eq true' })), none),
    ]);
  const ownGroups = await attempt('Groups made by Tenantry', readOwnGroups(observer, groups), []);
  return {
    tenant: { ...wanted, displayName: text(organization?.['displayName']) || wanted.displayName, domains: domainsOf(organization, wanted) },
    partners,
    configurations,
    ownExtensions,
    extensions,
    groups,
    ownGroups,
    catalogs,
    packages,
    policies,
    organizations,
    settings,
    roleDefinitions,
    unread,
  };
}

/** The default domain first; those of the service behind all others. */
function domainsOf(organization: JsonObject | undefined, { domains }: ImportTenant): readonly string[] {
  if (domains.length > 0) return domains;
  const verified = objects(organization?.['verifiedDomains']);
  const rank = (domain: JsonObject) => (domain['isDefault'] === true ? 0 : /\.onmicrosoft\.\w+$/i.test(text(domain['name'])) ? 2 : 1);
  return [...verified]
    .sort((a, b) => rank(a) - rank(b))
    .map(domain => text(domain['name']))
    .filter(Boolean);
}

async function readOwnExtensions(observer: Observer): Promise<readonly JsonObject[]> {
  const holder = await observer.get(HOLDER);
  return holder ? observer.list(path`/applications/${text(holder['id'])}/extensionProperties`) : [];
}

async function readExtensions(observer: Observer): Promise<readonly JsonObject[]> {
  return (await observer.pages({ method: 'POST', path: '/directoryObjects/getAvailableExtensionProperties', body: {}, reads: true })) ?? [];
}

async function readOwnGroups(observer: Observer, groups: readonly JsonObject[]): Promise<ObservedOwnGroup[]> {
  const own = groups.filter(group => text(group['uniqueName']).startsWith('tenantry-'));
  const found = await Promise.all(
    own.map(async ({ id }): Promise<ObservedOwnGroup | undefined> => {
      const group = await observer.get(query(path`/groups/${text(id)}`, { $select: GROUP }));
      if (group?.['isAssignableToRole'] !== true) return group && { group, active: [], eligible: [] };
      const held = (list: string) => observer.list(query(list, { $filter: `principalId eq ${literal(text(id))}` }));
      const [active, eligible] = await Promise.all([
        held('/roleManagement/directory/roleAssignments'),
        held('/roleManagement/directory/roleEligibilitySchedules').catch(() => []),
      ]);
      return { group, active, eligible };
    }),
  );
  return found.filter(item => item !== undefined);
}

async function readPackages(observer: Observer): Promise<readonly JsonObject[]> {
  const all = await observer.list(query(`${ENTITLEMENTS}/accessPackages`, { $expand: 'catalog' }));
  const read = await Promise.all(all.map(async pack => ({ ...pack, ...(await observer.get(readPackage(text(pack['id'])))), catalog: pack['catalog'] })));
  return read.filter(isObject);
}

async function readOrganizations(observer: Observer): Promise<ObservedOrganization[]> {
  const all = await observer.list(ORGANIZATIONS);
  return Promise.all(
    all.map(async organization => {
      const sponsors = (side: string) => observer.list(ORGANIZATIONS + path`/${text(organization['id'])}/` + side);
      const [internalSponsors, externalSponsors] = await Promise.all([sponsors('internalSponsors'), sponsors('externalSponsors')]);
      return { organization, internalSponsors, externalSponsors };
    }),
  );
}
