import type { Catalog } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings, touched } from '../plan/differences.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { literal, patch, path, post, query } from '../transport/paths.ts';
import type { Kind, Node } from './kind.ts';
import { quoted, sameName, single } from './names.ts';

export const ENTITLEMENTS = '/identityGovernance/entitlementManagement';
export const CATALOGS = `${ENTITLEMENTS}/catalogs`;

export interface CatalogNode extends Node<'catalog'> {
  readonly catalog: Catalog;
}

/** A catalog of access packages, found again by its name. */
export const catalog: Kind<CatalogNode, JsonObject> = {
  kind: 'catalog',
  desired: ({ index, managed }) =>
    index.all('catalog').flatMap(declared =>
      declared.existing || !managed(declared.tenant)
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
          },
    ),
  observe: async (node, observer) =>
    single(
      (await observer.list(CATALOGS)).filter(live => sameName(text(live['displayName']), node.name)),
      node.title,
    ),
  bind: live => ({ id: text(live['id']) }),
  compare(node, live) {
    const { displayName, description, published, external } = node.catalog;
    const wanted = {
      displayName,
      ...(description === undefined ? {} : { description }),
      state: published ? 'published' : 'unpublished',
      isExternallyVisible: external,
    };
    const grant = DEPLOY_PERMISSIONS.catalog;
    if (!live) return [{ action: 'create', changes: settings(wanted), body: { description: displayName, ...wanted }, grant }];
    const changes = differences(wanted, live);
    return changes.length > 0 ? [{ action: 'update', changes, body: touched(wanted, changes), grant, liveId: text(live['id']) }] : [];
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
