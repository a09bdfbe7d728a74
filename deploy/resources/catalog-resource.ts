import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { GraphFailure } from '../transport/errors.ts';
import { items, type Json, type JsonObject, member, objects, text } from '../transport/json.ts';
import { get, literal, path, post, query } from '../transport/paths.ts';
import { CATALOGS, ENTITLEMENTS } from './catalog.ts';
import { catalogKeyOf, grantedRoles, type Origin, resourceKey } from './grants.ts';
import type { Kind, Node } from './kind.ts';

const OTHER_FORM =
  'Directory roles in packages are a preview, and privileged ones are being refused: grant a role-assignable group that holds the role instead.';

/** A group, application or directory role in a catalog, so that packages can give its roles. */
export interface CatalogResourceNode extends Node<'catalogResource'> {
  readonly catalogKey: string;
  readonly origin: Origin;
}

const grants = {
  AadGroup: DEPLOY_PERMISSIONS.catalogGroup,
  AadApplication: DEPLOY_PERMISSIONS.catalogApplication,
  DirectoryRole: DEPLOY_PERMISSIONS.catalogRole,
};

export const catalogResource: Kind<CatalogResourceNode, JsonObject> = {
  kind: 'catalogResource',
  desired(scope) {
    const nodes = new Map<string, CatalogResourceNode>();
    for (const pack of scope.index.all('package')) {
      if (pack.existing || !scope.managed(pack.tenant)) continue;
      for (const { origin, grant } of grantedRoles(pack, scope)) {
        const key = resourceKey(pack, origin);
        if (nodes.has(key)) continue;
        nodes.set(key, {
          kind: 'catalogResource',
          key,
          tenant: pack.tenant,
          title: `${origin.name} in the catalog`,
          name: origin.name,
          reason: `package ${pack.name} grants it`,
          span: grant.span,
          needs: [catalogKeyOf(pack), ...origin.needs],
          catalogKey: catalogKeyOf(pack),
          origin,
        });
      }
    }
    return [...nodes.values()];
  },
  async observe(node, observer) {
    const [catalog, origin] = await Promise.all([observer.binding(node.catalogKey), node.origin.needs[0] ? observer.binding(node.origin.needs[0]) : undefined]);
    const originId = node.origin.originSystem === 'DirectoryRole' ? node.origin.key.replace('role:', '') : origin?.id;
    if (!catalog || !originId) return undefined;
    return (await observer.list(CATALOGS + path`/${catalog.id}/resources`)).find(live => isOrigin(live, node.origin.originSystem, originId));
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references }) {
    if (live) return [];
    const { originSystem, originId, name } = node.origin;
    return [
      {
        action: 'create',
        changes: [
          { path: 'resource', new: name },
          { path: 'catalog', new: references.of(node.catalogKey) },
        ],
        body: { requestType: 'adminAdd', resource: { originId: originId(references), originSystem }, catalog: { id: references.of(node.catalogKey) } },
        grant: grants[originSystem],
        rounds: [2],
      },
    ];
  },
  async apply({ node, body, references, create, read, until }) {
    const catalogId = references.of(node.catalogKey);
    const { originSystem } = node.origin;
    const originId = node.origin.originId(references);
    const list = query(CATALOGS + path`/${catalogId}/resources`, { $filter: `originId eq ${literal(originId)}`, $expand: 'scopes' });
    const found = (answer: Json | undefined) => objects(member(answer, 'value')).find(live => isOrigin(live, originSystem, originId));
    let seen: JsonObject | undefined;
    const request = await create(post(`${ENTITLEMENTS}/resourceRequests`, body), async () => found(await read(list)), {
      afterwards: get(list),
      seen: answer => {
        seen = found(answer);
      },
    }).catch(error => {
      if (error instanceof GraphFailure && originSystem === 'DirectoryRole') error.advice = OTHER_FORM;
      throw error;
    });
    if (text(request['state']) === 'deliveryFailed') {
      throw new Error(`Entitlement management could not add ${node.origin.name} to the catalog.${originSystem === 'DirectoryRole' ? ` ${OTHER_FORM}` : ''}`);
    }
    const resource = seen ?? (await until(`${node.origin.name} in the catalog`, async () => found(await read(list))));
    return { id: text(resource['id']) };
  },
};

const isOrigin = (live: JsonObject, originSystem: string, originId: string): boolean =>
  text(live['originId']).toLowerCase() === originId.toLowerCase() && [originSystem, ''].includes(text(live['originSystem']));

/** Roles and root scope of a resource, which a package needs to give one of them. */
export const rolesRead = (catalogId: string, resourceId: string): string =>
  query(CATALOGS + path`/${catalogId}/resources`, { $filter: `(id eq ${literal(resourceId)})`, $expand: 'roles,scopes' });

export const rootScope = (resource: JsonObject): JsonObject | undefined =>
  objects(resource['scopes']).find(scope => scope['isRootScope'] === true) ?? (items(resource['scopes'])[0] as JsonObject | undefined);
