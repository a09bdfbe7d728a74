import type { Connection } from '../../connections/connect.ts';
import { confirm, organizationRequest } from '../../connections/connect.ts';
import { Observer } from '../../plan/observer.ts';
import { stampOf } from '../../plan/stamp.ts';
import { PACKAGES, readPackage } from '../../resources/access-package.ts';
import { ALL_POLICIES } from '../../resources/assignment-policy.ts';
import { CATALOGS } from '../../resources/catalog.ts';
import { ORGANIZATIONS } from '../../resources/connected-organization.ts';
import { markIn } from '../../resources/names.ts';
import { CONFIGURATIONS, readSecrets } from '../../resources/sync-link.ts';
import { drive } from '../../transport/drive.ts';
import { type JsonObject, member, text } from '../../transport/json.ts';
import { Lane } from '../../transport/lane.ts';
import { alternateKey, path, query } from '../../transport/paths.ts';

/** A catalog of the topology with everything in it. */
export interface MarkedCatalog {
  readonly catalog: JsonObject;
  /** With the roles that they give. */
  readonly packages: readonly JsonObject[];
  readonly policies: readonly JsonObject[];
  readonly resources: readonly JsonObject[];
}

export interface MarkedConfiguration {
  readonly application: JsonObject;
  /** Id of the tenant that it synchronizes to. */
  readonly company?: string;
  readonly assigned: readonly JsonObject[];
}

/** What carries the name of a topology in one tenant. */
export interface Marked {
  readonly groups: readonly JsonObject[];
  readonly catalogs: readonly MarkedCatalog[];
  readonly organizations: readonly JsonObject[];
  readonly configurations: readonly MarkedConfiguration[];
  /** All of the application that the topologies of a tenant share. */
  readonly extensions: readonly JsonObject[];
}

const GROUPS = query('/groups', { $select: 'id,displayName,uniqueName,isAssignableToRole', $top: '999' });
const HOLDER = query(`/applications${alternateKey('uniqueName', 'tenantry-extensions')}`, { $select: 'id,appId' });

export async function readMarked(connection: Connection, topology: string): Promise<Marked> {
  const lane = new Lane(connection.port, connection.clock);
  const observer = new Observer(lane, connection.root, async () => undefined);
  const carries = (property: string) => (live: JsonObject) => stampOf(text(live[property]))?.topology === topology;
  const work = async (): Promise<Marked> => {
    if (!connection.confirmed) confirm(connection, await observer.answer(organizationRequest));
    const [groups, catalogs, organizations, applications, extensions] = await Promise.all([
      observer.list(GROUPS),
      observer.list(CATALOGS),
      observer.list(ORGANIZATIONS),
      observer.list(CONFIGURATIONS),
      observer.get(HOLDER).then(holder => (holder ? observer.list(path`/applications/${text(holder['id'])}/extensionProperties`) : [])),
    ]);
    return {
      groups: groups.filter(group => markIn(text(group['uniqueName']))?.topology === topology),
      catalogs: await Promise.all(catalogs.filter(carries('description')).map(catalog => inside(catalog, observer))),
      organizations: organizations.filter(carries('description')),
      configurations: await Promise.all(applications.filter(carries('notes')).map(application => configuration(application, observer))),
      extensions,
    };
  };
  return drive(lane, work());
}

async function inside(catalog: JsonObject, observer: Observer): Promise<MarkedCatalog> {
  const id = text(catalog['id']);
  const [all, policies, resources] = await Promise.all([
    observer.list(query(PACKAGES, { $expand: 'catalog' })),
    observer.list(ALL_POLICIES),
    observer.list(CATALOGS + path`/${id}/resources`),
  ]);
  const own = all.filter(pack => member(pack['catalog'], 'id') === id);
  const packages = await Promise.all(own.map(async pack => ({ ...pack, ...(await observer.get(readPackage(text(pack['id'])))) })));
  const ids = new Set(own.map(pack => pack['id']));
  return { catalog, packages, policies: policies.filter(policy => ids.has(member(policy['accessPackage'], 'id'))), resources };
}

async function configuration(application: JsonObject, observer: Observer): Promise<MarkedConfiguration> {
  const id = text(application['id']);
  const [secrets, assigned] = await Promise.all([readSecrets(observer, id), observer.list(path`/servicePrincipals/${id}/appRoleAssignedTo`)]);
  const company = secrets.get('CompanyId')?.toLowerCase();
  return { application, assigned, ...(company ? { company } : {}) };
}
