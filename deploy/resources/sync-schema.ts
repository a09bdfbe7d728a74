import type { AttributeName, Expression, SyncLink } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import type { PropertyChange } from '../plan/plan.ts';
import { attributeName, type References } from '../plan/references.ts';
import type { Stamp } from '../plan/stamp.ts';
import { items, type JsonObject, text, withoutAnnotations } from '../transport/json.ts';
import { get, put } from '../transport/paths.ts';
import { mappingSource } from '../wire/expression.ts';
import { changeSchema, described, type SchemaWishes, scopeText } from '../wire/schema.ts';
import { holderKey } from './extension-holder.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind } from './kind.ts';
import { withLinkSides } from './link-stamp.ts';
import { jobKey, type LinkNode, linkNodes, partKey, readSchema, readStamp, schemaAt } from './sync-link.ts';

/** Attribute mappings, scoping filter and actions of a job: read, changed, put back whole. */
export interface SyncSchemaNode extends LinkNode<'syncSchema'> {
  readonly types: ReadonlyMap<string, string>;
}

const ACTIONS = { create: 'Add', update: 'Update', delete: 'Delete' } as const;
/** Types of the synchronization service by the types of extensions. */
const TYPES: Readonly<Record<string, string>> = { LargeInteger: 'Integer' };

export interface SyncSchemaLive {
  readonly schema: JsonObject;
  readonly stamp?: Stamp;
}

export const syncSchema: Kind<SyncSchemaNode, SyncSchemaLive> = {
  kind: 'syncSchema',
  desired: scope =>
    linkNodes(scope, 'syncSchema', 'mappings and filter of the synchronization', link => [
      jobKey(link),
      partKey('syncStamp', link),
      ...extensionsOf(link).map(use => use.key),
    ]).map(node => ({
      ...node,
      types: new Map(
        extensionsOf(node.link).map(({ key }) => {
          const type = scope.index.get('extension', key)?.dataType ?? 'String';
          return [key, TYPES[type] ?? type];
        }),
      ),
    })),
  async observe(node, observer) {
    const [schema, stamp] = await Promise.all([readSchema(observer, node.link), readStamp(observer, node)]);
    return schema && { schema, ...(stamp ? { stamp } : {}) };
  },
  bind: (_, node) => ({ id: node.key }),
  compare(node, live, { references, problem }) {
    const wishes = wishesOf(node, references);
    const grant = DEPLOY_PERMISSIONS.syncSchema;
    if (!live) {
      const changes = expected(wishes);
      return changes.length > 0 ? [{ action: 'create', changes, grant, rounds: [1, 1] }] : [];
    }
    const { changes, removed, refused, otherGroups } = changeSchema(live.schema, wishes);
    for (const target of refused)
      problem({
        code: 'matching-attribute',
        severity: 'error',
        span: node.span,
        message: `${target} is the matching attribute of the ${node.name}; it cannot be mapped.`,
      });
    if (otherGroups.length > 0) {
      problem({
        code: 'scope-alternatives',
        severity: 'warning',
        span: node.link.filter?.span ?? node.span,
        message: `The scope of the ${node.name} has filter groups that are not from here: ${otherGroups.join(', ')}. Groups are alternatives, so users that fit one of those are in scope too.`,
      });
    }
    const loss = removed.length > 0 ? `No longer written in the target: ${removed.join(', ')}.` : undefined;
    return changes.length > 0 ? [{ action: 'update', changes: withLinkSides(changes, live.stamp), grant, loss, rounds: [1, 1] }] : [];
  },
  async apply({ node, body, references, send }) {
    const schema = schemaAt(references.of(syncApplicationKey(node.link.source, node.link.target)), references.of(jobKey(node.link)));
    const live = (await send(get(schema))).body as JsonObject;
    const kept = new Set(items(body['ignored']).map(text));
    const change = changeSchema(live, { ...wishesOf(node, references), kept });
    if (change.refused.length > 0) throw new Error(`${change.refused.join(', ')} is the matching attribute and cannot be mapped.`);
    if (change.changes.length > 0) await send(put(schema, withoutAnnotations(change.schema)));
    return { id: node.key };
  },
};

export function wishesOf(node: SyncSchemaNode, references: References): SchemaWishes {
  const { link } = node;
  const nameOf = (attribute: AttributeName) => attributeName(attribute, references);
  const holder = references.binding(holderKey(link.target));
  return {
    rows: link.flows.map(flow => ({
      target: nameOf(flow.target),
      source: mappingSource(flow.source, nameOf),
      flowType: flow.apply === 'onCreate' ? 'ObjectAddOnly' : 'Always',
      defaultValue: flow.defaultValue,
    })),
    filter: (link.filter?.groups ?? []).map(group =>
      group.clauses.map(clause => ({
        sourceOperandName: nameOf(clause.attribute),
        operatorName: clause.operator,
        targetOperand: { values: clause.value === undefined ? [] : [clause.value] },
      })),
    ),
    flowTypes: link.actions.map(action => ACTIONS[action]),
    extensions: extensionsOf(link).map(({ key, side }) => ({ side, name: references.of(key, 'fullName'), type: node.types.get(key) ?? 'String' })),
    ownPrefix: holder?.['appId'] ? `extension_${holder['appId'].replaceAll('-', '')}_` : undefined,
  };
}

/** What will be different from the schema that a new job gets, as far as it can be told before there is one. */
function expected(wishes: SchemaWishes): PropertyChange[] {
  const rows = wishes.rows.map(row => ({ path: `attributeMappings.${row.target}`, new: described({ ...row }) }));
  const filter = wishes.filter.length > 0 ? [{ path: 'scope.groups', new: scopeText(wishes.filter) }] : [];
  const actions = wishes.flowTypes.length < 3 ? [{ path: 'flowTypes', new: wishes.flowTypes.join(', ') }] : [];
  return [...actions, ...filter, ...rows];
}

interface Use {
  readonly key: string;
  readonly side: 'source' | 'target';
}

/** Extensions that a link reads in the source or writes in the target. */
function extensionsOf(link: SyncLink): readonly Use[] {
  const uses = link.flows.flatMap(flow => [
    ...(flow.target.extension ? [{ key: flow.target.extension, side: 'target' as const }] : []),
    ...attributesIn(flow.source).flatMap(attribute => (attribute.extension ? [{ key: attribute.extension, side: 'source' as const }] : [])),
  ]);
  const clauses = (link.filter?.groups ?? []).flatMap(group =>
    group.clauses.flatMap(({ attribute }) => (attribute.extension ? [{ key: attribute.extension, side: 'source' as const }] : [])),
  );
  return [...new Map([...uses, ...clauses].map(use => [`${use.side} ${use.key}`, use])).values()];
}

function attributesIn(expression: Expression): readonly AttributeName[] {
  switch (expression.type) {
    case 'attribute':
      return [expression.attribute];
    case 'call':
      return expression.places.flatMap(place => (place ? attributesIn(place) : []));
    case 'comparison':
      return [...attributesIn(expression.left), ...attributesIn(expression.right)];
    case 'constant':
    case 'number':
    case 'word':
      return [];
  }
}
