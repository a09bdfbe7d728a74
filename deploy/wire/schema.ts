import type { PropertyChange } from '../plan/plan.ts';
import { type Json, type JsonObject, objects, text } from '../transport/json.ts';
import { canonicalExpression } from './expression.ts';

/** What a topology decides of a synchronization schema. */
export interface SchemaWishes {
  readonly rows: readonly {
    readonly target: string;
    readonly source: JsonObject;
    readonly flowType: 'Always' | 'ObjectAddOnly';
    readonly defaultValue?: string;
  }[];
  readonly filter: readonly (readonly JsonObject[])[];
  /** `Add, Update, Delete` */
  readonly flowTypes: readonly string[];
  /** Extensions that the directories must know. */
  readonly extensions: readonly { readonly side: 'source' | 'target'; readonly name: string; readonly type: string }[];
  /** Rows that write an attribute with this prefix are ours, and go when the topology has them no more. */
  readonly ownPrefix?: string;
  /** Paths of what stays as it is. */
  readonly kept?: ReadonlySet<string>;
}

export interface SchemaChange {
  /** The whole schema, to be put back. */
  readonly schema: JsonObject;
  readonly changes: readonly PropertyChange[];
  /** Rows that were removed. */
  readonly removed: readonly string[];
  /** Groups of the scope that others made. */
  readonly otherGroups: readonly string[];
  /** Matching attributes that the topology tried to map. */
  readonly refused: readonly string[];
}

const FILTER_NAME = 'Tenantry';
/** The template's own group, which the service combines with every filter. */
const BUILT_IN_FILTER = 'Filter external users';
const isOurs = (group: JsonObject): boolean => /^Tenantry( \d+)?$/.test(text(group['name']));
const fold = (value: Json | undefined): string => text(value).toLowerCase();

/** Applies the wishes to a schema that was read. Everything else stays as it is, above all the matching attribute. */
export function changeSchema(schema: JsonObject, wishes: SchemaWishes): SchemaChange {
  const rules = objects(schema['synchronizationRules']);
  const rule = rules.find(candidate => candidate['name'] === 'USER_INBOUND_USER') ?? rules[0];
  const mappings = objects(rule?.['objectMappings']);
  const mapping = mappings.find(candidate => fold(candidate['sourceObjectName']) === 'user' && fold(candidate['targetObjectName']) === 'user');
  if (!rule || !mapping) throw new Error('The synchronization schema has no mapping from users to users.');

  const rows = changeRows(objects(mapping['attributeMappings']), wishes);
  const scope = changeScope(mapping['scope'] as JsonObject | null | undefined, wishes);
  const actions = changeActions(mapping, wishes);
  const directories = changeDirectories(objects(schema['directories']), rule, wishes);
  const newMapping: JsonObject = { ...mapping, attributeMappings: rows.rows, scope: scope.scope, flowTypes: actions.flowTypes };
  const newRule: JsonObject = { ...rule, objectMappings: mappings.map(item => (item === mapping ? newMapping : item)) };
  return {
    schema: { ...schema, synchronizationRules: rules.map(item => (item === rule ? newRule : item)), directories: directories.directories },
    changes: [...actions.changes, ...scope.changes, ...directories.changes, ...rows.changes],
    removed: rows.removed,
    otherGroups: scope.others,
    refused: rows.refused,
  };
}

function changeRows(live: readonly JsonObject[], wishes: SchemaWishes) {
  const changes: PropertyChange[] = [];
  const refused: string[] = [];
  const removed: string[] = [];
  const byTarget = new Map(wishes.rows.map(row => [row.target.toLowerCase(), row]));
  const kept = live.flatMap(row => {
    const target = fold(row['targetAttributeName']);
    const wish = byTarget.get(target);
    byTarget.delete(target);
    const path = `attributeMappings.${text(row['targetAttributeName'])}`;
    if (wishes.kept?.has(path)) return [row];
    if (!wish) {
      if (!wishes.ownPrefix || !target.startsWith(wishes.ownPrefix.toLowerCase())) return [row];
      removed.push(text(row['targetAttributeName']));
      changes.push({ path, old: described(row), new: null });
      return [];
    }
    const wanted = rowMembers(wish);
    if (described(row) === described(wanted)) return [row];
    if (typeof row['matchingPriority'] === 'number' && row['matchingPriority'] > 0) {
      refused.push(wish.target);
      return [row];
    }
    changes.push({ path, old: described(row), new: described(wanted) });
    return [{ ...row, ...wanted, targetAttributeName: row['targetAttributeName'] }];
  });
  const missing = [...byTarget.values()].filter(({ target }) => !wishes.kept?.has(`attributeMappings.${target}`));
  const added = missing.map(wish => {
    const wanted = rowMembers(wish);
    changes.push({ path: `attributeMappings.${wish.target}`, new: described(wanted) });
    return { ...wanted, flowBehavior: 'FlowWhenChanged', matchingPriority: 0, exportMissingReferences: false };
  });
  return { rows: [...kept, ...added], changes, removed, refused };
}

const rowMembers = (wish: SchemaWishes['rows'][number]): JsonObject => ({
  targetAttributeName: wish.target,
  source: wish.source,
  flowType: wish.flowType,
  defaultValue: wish.defaultValue ?? null,
});

/** A row in one line; two rows that say the same give the same line. */
export function described(row: JsonObject): string {
  const source = row['source'] as JsonObject | undefined;
  const name = text(source?.['name']);
  const written = text(source?.['expression']) || (fold(source?.['type']) === 'constant' ? JSON.stringify(name) : `[${name}]`);
  const onCreate = fold(row['flowType']) === 'objectaddonly' ? ' on create' : '';
  const otherwise = text(row['defaultValue']) ? ` default ${JSON.stringify(row['defaultValue'])}` : '';
  return `${canonicalExpression(written)}${onCreate}${otherwise}`;
}

function changeScope(live: JsonObject | null | undefined, wishes: SchemaWishes) {
  const groups = objects(live?.['groups']);
  const others = groups.filter(group => !isOurs(group));
  const ours = groups.filter(isOurs).map(group => objects(group['clauses']));
  const [old, wanted] = [scopeText(ours), scopeText(wishes.filter)];
  const names = wishes.filter.length > 0 ? others.map(group => text(group['name'])).filter(name => name !== BUILT_IN_FILTER) : [];
  if (old === wanted || wishes.kept?.has('scope.groups')) return { scope: live, changes: [], others: names };
  const added = wishes.filter.map((clauses, index) => ({ name: wishes.filter.length > 1 ? `${FILTER_NAME} ${index + 1}` : FILTER_NAME, clauses }));
  return { scope: { ...live, groups: [...others, ...added] }, changes: [{ path: 'scope.groups', old: old || null, new: wanted || null }], others: names };
}

/** Groups of clauses in one line; two filters that say the same give the same line. */
export const scopeText = (groups: readonly (readonly JsonObject[])[]): string =>
  groups
    .map(clauses => clauses.map(clauseText).sort().join(' AND '))
    .sort()
    .join(' OR ');

function clauseText(clause: JsonObject): string {
  const values = (clause['targetOperand'] as JsonObject | undefined)?.['values'];
  const value = Array.isArray(values) && values.length > 0 ? ` ${values.map(item => JSON.stringify(item)).join(', ')}` : '';
  return `${text(clause['sourceOperandName'])} ${text(clause['operatorName'])}${value}`;
}

function changeActions(mapping: JsonObject, wishes: SchemaWishes) {
  const parts = (value: string) =>
    value
      .split(',')
      .map(part => part.trim())
      .filter(Boolean);
  const live = text(mapping['flowTypes']);
  const same =
    parts(live)
      .map(part => part.toLowerCase())
      .sort()
      .join() ===
    wishes.flowTypes
      .map(part => part.toLowerCase())
      .sort()
      .join();
  const wanted = wishes.flowTypes.join(', ') || 'None';
  return same || wishes.kept?.has('flowTypes')
    ? { flowTypes: mapping['flowTypes'], changes: [] }
    : { flowTypes: wanted, changes: [{ path: 'flowTypes', old: live, new: wanted }] };
}

function changeDirectories(live: readonly JsonObject[], rule: JsonObject, wishes: SchemaWishes) {
  const changes: PropertyChange[] = [];
  const directories = live.map(directory => {
    const missing = wishes.extensions.filter(({ side, name }) => {
      const user = objects(directory['objects']).find(object => fold(object['name']) === 'user');
      return (
        directory['name'] === rule[`${side}DirectoryName`] &&
        user &&
        !objects(user['attributes']).some(attribute => fold(attribute['name']) === name.toLowerCase())
      );
    });
    if (missing.length === 0) return directory;
    for (const { name } of missing) changes.push({ path: `directories.${text(directory['name'])}.User`, new: name });
    const extend = (object: JsonObject) =>
      fold(object['name']) === 'user' ? { ...object, attributes: [...objects(object['attributes']), ...missing.map(attribute)] } : object;
    return { ...directory, objects: objects(directory['objects']).map(extend) };
  });
  return { directories, changes };
}

const attribute = ({ name, type }: { readonly name: string; readonly type: string }): JsonObject => ({
  name,
  type,
  mutability: 'ReadWrite',
  multivalued: false,
  required: false,
  anchor: false,
  caseExact: false,
  flowNullValues: false,
  metadata: [],
  referencedObjects: [],
  apiExpressions: [],
  defaultValue: null,
});
