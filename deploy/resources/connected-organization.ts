import type { ConnectedOrganization } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { settings } from '../plan/differences.ts';
import { type Mark, withoutStamp } from '../plan/stamp.ts';
import { type JsonObject, objects, text } from '../transport/json.ts';
import { patch, path, post } from '../transport/paths.ts';
import { ENTITLEMENTS } from './catalog.ts';
import type { Kind, Node } from './kind.ts';
import { markOf, quoted, single } from './names.ts';
import { describedAs, stampedUpdate } from './stamped.ts';

export const ORGANIZATIONS = `${ENTITLEMENTS}/connectedOrganizations`;

/** What a stamp remembers, in its order. */
const PROPERTIES = ['displayName', 'description', 'state'];

export interface ConnectedOrganizationNode extends Node<'organization'> {
  readonly organization: ConnectedOrganization;
  readonly mark: Mark;
  readonly partnerId?: string;
  readonly domains: readonly string[];
}

/** Whether a connected organization stands for that tenant or one of these domains. */
export const standsFor = (live: JsonObject, partnerId: string | undefined, domains: readonly string[]): boolean =>
  objects(live['identitySources']).some(
    source =>
      (partnerId !== undefined && text(source['tenantId']).toLowerCase() === partnerId) ||
      domains.some(domain => text(source['domainName']).toLowerCase() === domain.toLowerCase()),
  );

/** An organization whose users may ask for packages, found again by the tenant behind it. */
export const connectedOrganization: Kind<ConnectedOrganizationNode, JsonObject> = {
  kind: 'organization',
  desired: scope =>
    scope.index.all('organization').flatMap(declared => {
      if (declared.existing || !scope.managed(declared.tenant)) return [];
      const partner = declared.partner === undefined ? undefined : scope.index.tenant(declared.partner);
      return {
        kind: 'organization',
        key: declared.key,
        tenant: declared.tenant,
        title: quoted('connected organization', declared.displayName),
        name: declared.displayName,
        reason: `organization ${declared.name}`,
        span: declared.span,
        needs: [],
        organization: declared,
        mark: markOf(scope, declared.name),
        partnerId: partner?.id,
        domains: [...(declared.domain ? [declared.domain] : []), ...(partner?.domains ?? [])],
      };
    }),
  observe: async (node, observer) =>
    single(
      (await observer.list(ORGANIZATIONS)).filter(live => standsFor(live, node.partnerId, node.domains)),
      node.title,
    ),
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, view) {
    const { displayName, description, state } = node.organization;
    const wanted = { displayName, ...(description === undefined ? {} : { description: withoutStamp(description) }), state };
    const grant = DEPLOY_PERMISSIONS.organization;
    const stamped = { node, wanted, properties: PROPERTIES, grant };
    if (live) return stampedUpdate(stamped, live, view);
    const [domainName] = node.domains;
    if (!domainName) {
      view.problem({
        code: 'unresolved',
        severity: 'error',
        span: node.span,
        message: `${node.title} needs a domain: state \`domains\` of the tenant, or \`domain\` here. Entra finds the tenant by it.`,
      });
      return [];
    }
    const source = { '@odata.type': '#microsoft.graph.domainIdentitySource', domainName, displayName };
    const changes = [...settings(wanted), { path: 'identitySources', new: domainName }];
    return [{ action: 'create', changes, body: { ...wanted, description: describedAs(stamped, displayName), identitySources: [source] }, grant }];
  },
  async apply({ operation, node, body, create, send, list }) {
    if (operation.action === 'update' && operation.liveId) {
      await send(patch(ORGANIZATIONS + path`/${operation.liveId}`, body));
      return { id: operation.liveId };
    }
    const there = async () =>
      single(
        (await list(ORGANIZATIONS)).filter(live => standsFor(live, node.partnerId, node.domains)),
        node.title,
      );
    return { id: text((await create(post(ORGANIZATIONS, body), there))['id']) };
  },
};
