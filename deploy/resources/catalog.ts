import type { Catalog } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { settings } from '../plan/differences.ts';
import { type Mark, ownerOf, stampOf, withoutStamp } from '../plan/stamp.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { literal, patch, path, post, query } from '../transport/paths.ts';
import type { Kind, Node } from './kind.ts';
import { markOf, quoted, sameName, single } from './names.ts';
import { describedAs, stampedUpdate } from './stamped.ts';

export const ENTITLEMENTS = '/identityGovernance/entitlementManagement';
export const CATALOGS = `${ENTITLEMENTS}/catalogs`;

/** What a stamp remembers, in its order. */
const PROPERTIES = ['displayName', 'description', 'state', 'isExternallyVisible'];

export interface CatalogNode extends Node<'catalog'> {
  readonly catalog: Catalog;
  readonly mark: Mark;
  /** Names of all catalogs that the topology has in the tenant. */
  readonly names: readonly string[];
}

/** A catalog of access packages, found again by its name, else by the symbol in its stamp. Only administrators see its description. */
export const catalog: Kind<CatalogNode, JsonObject> = {
  kind: 'catalog',
  desired: scope =>
    scope.index.all('catalog').flatMap(declared =>
      declared.existing || !scope.managed(declared.tenant)
        ? []
        : {
            kind: 'catalog',
            key: declared.key,
            tenant: declared.tenant,
            title: quoted('catalog', declared.displayName),
            name: declared.displayName,
            reason: `catalog ${declared.name}`,
            span: declared.span,
            needs: [],
            catalog: declared,
            mark: markOf(scope, declared.name),
            names: scope.index.all('catalog').flatMap(other => (other.tenant === declared.tenant ? [other.displayName] : [])),
          },
    ),
  async observe(node, observer) {
    const all = await observer.list(CATALOGS);
    const named = all.filter(live => sameName(text(live['displayName']), node.name));
    return single(named.length > 0 ? named : all.filter(live => renamed(live, node)), node.title);
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, view) {
    const { displayName, description, published, external } = node.catalog;
    const wanted = {
      displayName,
      ...(description === undefined ? {} : { description: withoutStamp(description) }),
      state: published ? 'published' : 'unpublished',
      isExternallyVisible: external,
    };
    const grant = DEPLOY_PERMISSIONS.catalog;
    const stamped = { node, wanted, properties: PROPERTIES, grant };
    if (live) return stampedUpdate(stamped, live, view);
    return [{ action: 'create', changes: settings(wanted), body: { ...wanted, description: describedAs(stamped, displayName) }, grant }];
  },
  async apply({ operation, node, body, create, send, list }) {
    if (operation.action === 'update' && operation.liveId) {
      await send(patch(CATALOGS + path`/${operation.liveId}`, body));
      return { id: operation.liveId };
    }
    const named = query(CATALOGS, { $filter: `displayName eq ${literal(node.name)}` });
    return { id: text((await create(post(CATALOGS, body), async () => single(await list(named), node.title)))['id']) };
  },
};

/** Whether it is the catalog of this symbol under another name, and not one that the topology knows by that name. */
const renamed = (live: JsonObject, { mark, names }: CatalogNode): boolean =>
  ['ours', 'unnamed'].includes(ownerOf(stampOf(text(live['description'])), mark)) && !names.some(other => sameName(text(live['displayName']), other));
