import type { AccessPackage } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings, touched } from '../plan/differences.ts';
import type { Observer } from '../plan/observer.ts';
import { type JsonObject, member, objects, text } from '../transport/json.ts';
import { literal, patch, path, post, query } from '../transport/paths.ts';
import { ENTITLEMENTS } from './catalog.ts';
import { catalogKeyOf, type GrantedRole, grantedRoles } from './grants.ts';
import type { Draft, Kind, Node, View } from './kind.ts';
import { quoted, sameName, single } from './names.ts';

export const PACKAGES = `${ENTITLEMENTS}/accessPackages`;

export interface AccessPackageNode extends Node<'package'> {
  readonly pack: AccessPackage;
  readonly roles: readonly GrantedRole[];
}

const named = (name: string): string => query(PACKAGES, { $filter: `displayName eq ${literal(name)}`, $expand: 'catalog' });

/** The package with its resource role scopes; read once for all that look at it. */
export const readPackage = (id: string): string => query(PACKAGES + path`/${id}`, { $expand: 'resourceRoleScopes($expand=role,scope)' });

export const roleScopes = (live: JsonObject | undefined): readonly JsonObject[] => objects(live?.['resourceRoleScopes']);

/** An access package, found again by catalog and name: its description is shown to requestors, so it carries no mark. */
export const accessPackage: Kind<AccessPackageNode, JsonObject> = {
  kind: 'package',
  desired: scope =>
    scope.index.all('package').flatMap(pack =>
      pack.existing || !scope.managed(pack.tenant)
        ? []
        : {
            kind: 'package',
            key: pack.key,
            tenant: pack.tenant,
            title: quoted('package', pack.displayName),
            name: pack.displayName,
            reason: `package ${pack.name}`,
            span: pack.span,
            needs: [catalogKeyOf(pack)],
            pack,
            roles: grantedRoles(pack, scope),
          },
    ),
  async observe(node, observer) {
    const known = observer.known(node.key)?.id;
    if (known !== undefined) {
      // Lists may be later than reads by id. The next plan finds the package in a list, so until then it is not there.
      const [live, all] = await Promise.all([observer.get(readPackage(known)), observer.list(named(node.name))]);
      return all.some(listed => text(listed['id']) === known) ? live : undefined;
    }
    const id = await find(node, observer);
    return id === undefined ? undefined : observer.get(readPackage(id));
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, view) {
    const { displayName, description, hidden } = node.pack;
    const wanted = { displayName, ...(description === undefined ? {} : { description }), isHidden: hidden };
    const grant = DEPLOY_PERMISSIONS.package;
    if (!live) {
      const body = { description: displayName, ...wanted, catalog: { id: view.references.of(catalogKeyOf(node.pack)) } };
      return [{ action: 'create', changes: settings(wanted), body, grant }];
    }
    const changes = differences(wanted, live);
    const update: Draft[] = changes.length > 0 ? [{ action: 'update', changes, body: touched(wanted, changes), grant, liveId: text(live['id']) }] : [];
    return [...update, ...noLongerGranted(node, live, view)];
  },
  async apply({ operation, node, body, create, send, list }) {
    if (operation.action === 'update' && operation.liveId) {
      await send(patch(PACKAGES + path`/${operation.liveId}`, body));
      return { id: operation.liveId };
    }
    const catalogId = text(member(body['catalog'], 'id'));
    const same = async () =>
      single(
        (await list(named(node.name))).filter(found => member(found['catalog'], 'id') === catalogId),
        node.title,
      );
    return { id: text((await create(post(PACKAGES, body), same))['id']) };
  },
};

async function find(node: AccessPackageNode, observer: Observer): Promise<string | undefined> {
  const [catalog, all] = await Promise.all([observer.binding(catalogKeyOf(node.pack)), observer.list(named(node.name))]);
  const found = all.filter(live => sameName(text(live['displayName']), node.name) && text(member(live['catalog'], 'id')) === catalog?.id);
  const live = single(found, node.title);
  return live && text(live['id']);
}

/** Roles that the package gives and the topology does not grant. */
function noLongerGranted(node: AccessPackageNode, live: JsonObject, { references }: View): Draft[] {
  const wanted = new Set(node.roles.map(role => `${role.roleOriginId(references)}@${role.origin.originId(references)}`.toLowerCase()));
  return roleScopes(live).flatMap(scope => {
    const role = text(member(scope['role'], 'originId'));
    const origin = text(member(scope['scope'], 'originId'));
    const shown = text(member(scope['scope'], 'displayName')) || origin;
    if (!role || wanted.has(`${role}@${origin}`.toLowerCase())) return [];
    return {
      action: 'remove',
      changes: [{ path: 'role', old: text(member(scope['role'], 'displayName')) || role }],
      grant: DEPLOY_PERMISSIONS.resourceRoleScope,
      loss: `Whoever holds ${node.title} loses this role.`,
      liveId: `${text(live['id'])}/${text(scope['id'])}`,
      part: {
        kind: 'resourceRoleScope',
        key: `resourceRoleScope:${node.key}/${text(scope['id'])}`,
        title: `${text(member(scope['role'], 'displayName')) || role} of "${shown}" from ${node.title}`,
      },
    };
  });
}
