import type { DirectoryExtension } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { settings } from '../plan/differences.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { path, post } from '../transport/paths.ts';
import { holderKey } from './extension-holder.ts';
import type { Kind, Node } from './kind.ts';
import { quoted } from './names.ts';

export interface ExtensionNode extends Node<'extension'> {
  readonly extension: DirectoryExtension;
}

const bind = (live: JsonObject) => ({ id: text(live['id']), fullName: text(live['name']) });
const fits = (live: JsonObject, name: string): boolean => text(live['name']).replace(/^extension_[0-9a-f]{32}_/i, '') === name;

/** A directory extension attribute. Nothing of it can be changed later. */
export const extension: Kind<ExtensionNode, JsonObject> = {
  kind: 'extension',
  desired: ({ index, managed }) =>
    index.all('extension').flatMap(declared =>
      declared.existing || !managed(declared.tenant)
        ? []
        : {
            kind: 'extension',
            key: declared.key,
            tenant: declared.tenant,
            title: quoted('extension', declared.name),
            name: declared.name,
            reason: `extension ${declared.name}`,
            span: declared.span,
            needs: [holderKey(declared.tenant)],
            extension: declared,
          },
    ),
  async observe(node, observer) {
    const holder = await observer.binding(holderKey(node.tenant));
    return holder && (await observer.list(path`/applications/${holder.id}/extensionProperties`)).find(live => fits(live, node.extension.name));
  },
  bind,
  compare(node, live, { problem }) {
    const { dataType, targetObject } = node.extension;
    const body = { name: node.extension.name, dataType, targetObjects: [targetObject] };
    if (!live) return [{ action: 'create', changes: settings(body), body, grant: DEPLOY_PERMISSIONS.extension }];
    if (text(live['dataType']).toLowerCase() !== dataType.toLowerCase()) {
      problem({
        code: 'immutable',
        severity: 'error',
        span: node.span,
        message: `${node.title} is there as ${text(live['dataType'])}, not ${dataType}. The type of an extension cannot be changed; use another name.`,
      });
    }
    return [];
  },
  async apply({ node, body, create, list, references }) {
    const properties = path`/applications/${references.of(holderKey(node.tenant))}/extensionProperties`;
    return bind(await create(post(properties, body), async () => (await list(properties)).find(live => fits(live, node.extension.name))));
  },
};
