import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { settings } from '../plan/differences.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { alternateKey, get, query, upsert } from '../transport/paths.ts';
import type { Kind, Node } from './kind.ts';

export const holderKey = (tenant: string): string => `extensionHolder:${tenant}`;

/** The application that the directory extensions of a tenant belong to. */
export type ExtensionHolderNode = Node<'extensionHolder'>;

const NAME = 'Tenantry extensions';
const address = `/applications${alternateKey('uniqueName', 'tenantry-extensions')}`;
const read = query(address, { $select: 'id,appId,displayName' });
const bind = (live: JsonObject) => ({ id: text(live['id']), appId: text(live['appId']) });

export const extensionHolder: Kind<ExtensionHolderNode, JsonObject> = {
  kind: 'extensionHolder',
  desired: ({ index, managed }) => {
    const first = new Map(
      index
        .all('extension')
        .flatMap(extension => (extension.existing || !managed(extension.tenant) ? [] : [[extension.tenant, extension]]))
        .reverse() as [string, ReturnType<typeof index.all<'extension'>>[number]][],
    );
    return [...first].map(([tenant, extension]) => ({
      kind: 'extensionHolder',
      key: holderKey(tenant),
      tenant,
      title: `application "${NAME}"`,
      name: NAME,
      reason: `extension ${extension.name} needs an application that it belongs to`,
      span: extension.span,
      needs: [],
    }));
  },
  observe: (_, observer) => observer.get(read),
  bind,
  compare: (_, live) =>
    live ? [] : [{ action: 'create', changes: settings({ displayName: NAME }), body: { displayName: NAME }, grant: DEPLOY_PERMISSIONS.extensionHolder }],
  async apply({ body, send }) {
    const answer = await send(upsert(address, body));
    return bind((answer.status === 201 ? answer.body : (await send(get(read))).body) as JsonObject);
  },
};
