import { partnerKey, type SyncLink, type Tenant } from '../../language/model/index.ts';
import type { Observer } from '../plan/observer.ts';
import { type Mark, ownerOf, type Stamp, stampOf } from '../plan/stamp.ts';
import { isObject, type JsonObject, member, objects, text } from '../transport/json.ts';
import { literal, path, query } from '../transport/paths.ts';
import { syncApplicationKey } from './grants.ts';
import { identitySynchronizationKey } from './identity-synchronization.ts';
import type { DesiredScope, Node } from './kind.ts';
import { markOf } from './names.ts';

export const JOB_TEMPLATE = 'Azure2Azure';
/** The gallery template of cross-tenant synchronization. */
export const TEMPLATE = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';
/** Every configuration of a tenant in one read. Only administrators see the notes. */
export const CONFIGURATIONS = query('/servicePrincipals', {
  $filter: `applicationTemplateId eq ${literal(TEMPLATE)}`,
  $select: 'id,appId,displayName,appRoles,notes',
});

/** What the parts of a synchronization configuration have in common. They all live in the source tenant. */
export interface LinkNode<K extends string> extends Node<K> {
  readonly link: SyncLink;
  readonly mark: Mark;
  readonly source: Tenant;
  readonly targetTenant: Tenant & { readonly id: string };
}

export const partKey = (part: string, link: SyncLink): string => `${part}:${link.source}/${link.target}`;

export const jobKey = (link: SyncLink): string => partKey('syncJob', link);

/** One node for every link whose source is ours to write. */
export function linkNodes<K extends string>(scope: DesiredScope, kind: K, title: string, needs: (link: SyncLink) => readonly string[]): LinkNode<K>[] {
  return scope.topology.links.flatMap(link => {
    const source = scope.index.tenant(link.source);
    const target = scope.index.tenant(link.target);
    if (!source || !target?.id || !scope.managed(link.source)) return [];
    return {
      kind,
      key: partKey(kind, link),
      tenant: link.source,
      title: `${title} to "${target.displayName}"`,
      name: `synchronization to "${target.displayName}"`,
      reason: `sync ${link.name}`,
      span: link.span,
      needs: needs(link),
      otherEnd: link.target,
      link,
      mark: markOf(scope, `${link.source}-${link.target}`),
      source,
      targetTenant: { ...target, id: target.id },
    };
  });
}

/** What both tenants must have allowed before a configuration can be established. */
export const consentKeys = (link: SyncLink): readonly string[] => [
  partnerKey(link.source, link.target),
  partnerKey(link.target, link.source),
  identitySynchronizationKey(link.target, link.source),
];

export const synchronization = (servicePrincipalId: string): string => path`/servicePrincipals/${servicePrincipalId}/synchronization`;

/** The secrets of a configuration by key; undefined when there are none. */
export async function readSecrets(observer: Observer, servicePrincipalId: string): Promise<ReadonlyMap<string, string>> {
  return secretsOf(await observer.get(`${synchronization(servicePrincipalId)}/secrets`));
}

export const secretsOf = (answer: JsonObject | undefined): ReadonlyMap<string, string> =>
  new Map(objects(answer?.['value']).map(pair => [text(pair['key']), text(pair['value'])]));

export const jobsOf = (servicePrincipalId: string): string => `${synchronization(servicePrincipalId)}/jobs`;

/** Makes the read of {@link readJobs} that will be asked for later. */
export const readJobsAhead = (observer: Observer, servicePrincipalId: string): void => observer.ahead(jobsOf(servicePrincipalId), 'schema');

/** The jobs of a configuration. Schemas come along where the service can: Graph's metadata has the expansion, no page describes it. */
export const readJobs = (observer: Observer, servicePrincipalId: string): Promise<readonly JsonObject[]> =>
  observer.listExpanded(jobsOf(servicePrincipalId), 'schema');

async function readWhole(observer: Observer, link: SyncLink): Promise<JsonObject | undefined> {
  const application = await observer.binding(syncApplicationKey(link.source, link.target));
  return application && (await readJobs(observer, application.id)).find(job => text(job['templateId']) === JOB_TEMPLATE);
}

/** The synchronization job of a link. */
export async function readJob(observer: Observer, link: SyncLink): Promise<JsonObject | undefined> {
  const { schema: _, ...job } = (await readWhole(observer, link)) ?? {};
  return 'id' in job ? job : undefined;
}

/** The schema of its job, which came along with it or is read by itself. */
export async function readSchema(observer: Observer, link: SyncLink): Promise<JsonObject | undefined> {
  const [application, job] = await Promise.all([observer.binding(syncApplicationKey(link.source, link.target)), readWhole(observer, link)]);
  return application && job && (wholeSchema(job) ?? observer.get(schemaAt(application.id, text(job['id']))));
}

/** A schema that came along with its job; nothing where it is not whole. */
export function wholeSchema({ schema }: JsonObject): JsonObject | undefined {
  return isObject(schema) && objects(schema['synchronizationRules']).length > 0 && objects(schema['directories']).length > 0 ? schema : undefined;
}

export const schemaAt = (servicePrincipalId: string, jobId: string): string => `${jobsOf(servicePrincipalId)}${path`/${jobId}`}/schema`;

/** The enterprise application of a link. */
export async function readConfiguration(observer: Observer, link: SyncLink): Promise<JsonObject | undefined> {
  const application = await observer.binding(syncApplicationKey(link.source, link.target));
  return application && (await observer.list(CONFIGURATIONS)).find(live => live['id'] === application.id);
}

/** What was last applied to a link. Nothing before its job has started: then a deployment is not finished, and nobody has changed anything. */
export async function readStamp(observer: Observer, { link, mark }: LinkNode<string>): Promise<Stamp | undefined> {
  const [configuration, job] = await Promise.all([readConfiguration(observer, link), readJob(observer, link)]);
  const stamp = stampOf(text(configuration?.['notes']));
  const known = ownerOf(stamp, mark) === 'ours' || ownerOf(stamp, mark) === 'unnamed';
  return known && (!link.start || jobState(job) === 'Active') ? stamp : undefined;
}

export const jobState = (job: JsonObject | undefined): string => text(member(job?.['schedule'], 'state'));
