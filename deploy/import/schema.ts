import { defaultMappings } from '../../language/data/attributes.ts';
import { isObject, type JsonObject, objects, text } from '../transport/json.ts';
import { canonicalExpression } from '../wire/expression.ts';
import { attributesOf } from './attributes.ts';
import { expressionText } from './expression-text.ts';
import { filterText } from './filter-text.ts';
import { isPlain, quote } from './quote.ts';
import type { Names } from './registry.ts';
import type { Row } from './unit.ts';

export interface ReadableSchema {
  readonly rows: readonly Row[];
  readonly filter?: { readonly text: string; readonly needs: readonly string[] };
  /** As written; absent for all of them. */
  readonly actions?: string;
  readonly omitted: readonly { readonly what: string; readonly why: string }[];
}

interface Place {
  /** Key of the link. */
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly registry: Names;
}

const fold = (value: JsonObject[string]): string => text(value).toLowerCase();
const ACTIONS = new Map([
  ['add', 'create'],
  ['update', 'update'],
  ['delete', 'delete'],
]);

/** What a schema says beyond the default one; a sentence where the language has no form for what we own of it. */
export function readableSchema(schema: JsonObject, place: Place): ReadableSchema | string {
  const rules = objects(schema['synchronizationRules']);
  const rule = rules.find(candidate => candidate['name'] === 'USER_INBOUND_USER') ?? rules[0];
  const mapping = objects(rule?.['objectMappings']).find(
    candidate => fold(candidate['sourceObjectName']) === 'user' && fold(candidate['targetObjectName']) === 'user',
  );
  if (!mapping) return 'its schema has no mapping from users to users';
  const rows = changedRows(objects(mapping['attributeMappings']), knownIn(schema, rule), place);
  const scope = isObject(mapping['scope']) ? objects(mapping['scope']['groups']) : [];
  const needs = new Set<string>();
  const filter = filterText(scope, attributesOf(place.registry, place.source, needs));
  if (filter === undefined) return 'its scoping filter has no form in the language';
  const words = text(mapping['flowTypes'])
    .split(',')
    .map(word => word.trim().toLowerCase())
    .filter(word => word !== '' && word !== 'none');
  if (words.some(word => !ACTIONS.has(word))) return `it does "${text(mapping['flowTypes'])}"`;
  const actions = [...ACTIONS].filter(([word]) => words.includes(word)).map(([, action]) => action);
  return {
    rows: rows.rows,
    ...(filter.text ? { filter: { text: filter.text, needs: [...needs] } } : {}),
    ...(actions.length < ACTIONS.size ? { actions: actions.join(', ') || 'none' } : {}),
    omitted: [...rows.omitted, ...filter.others.map(name => ({ what: `the filter group "${name}"`, why: 'somebody else made it; it stays' }))],
  };
}

const usual = new Map(defaultMappings.map(row => [row.target.toLowerCase(), row]));

function changedRows(live: readonly JsonObject[], known: (side: 'source' | 'target', name: string) => boolean, { key, source, target, registry }: Place) {
  const rows: Row[] = [];
  const omitted: { what: string; why: string }[] = [];
  for (const row of live) {
    const name = text(row['targetAttributeName']);
    const standard = usual.get(name.toLowerCase());
    if (
      standard &&
      isUsual(row, standard.source, standard.apply) &&
      (!text(row['defaultValue']) || DEFAULTS.get(name.toLowerCase()) === fold(row['defaultValue']))
    )
      continue;
    const what = `the mapping of ${name}`;
    if (typeof row['matchingPriority'] === 'number' && row['matchingPriority'] > 0) {
      omitted.push({ what, why: 'it matches users, which cannot be changed' });
      continue;
    }
    const needs = new Set<string>();
    const [inSource, inTarget] = [attributesOf(registry, source, needs), attributesOf(registry, target, needs)];
    const value = isObject(row['source'])
      ? expressionText(row['source'], attribute => (known('source', attribute) ? inSource(attribute) : attribute))
      : undefined;
    const otherwise = text(row['defaultValue']);
    if (value === undefined || !/^[_a-zA-Z]\w*$/.test(name) || !isPlain(otherwise)) {
      omitted.push({ what, why: 'it has no form in the language' });
      continue;
    }
    const suffix = `${fold(row['flowType']) === 'objectaddonly' ? ' on create' : ''}${otherwise ? ` default ${quote(otherwise)}` : ''}`;
    rows.push({
      key: `row:${key}/${name.toLowerCase()}`,
      target: known('target', name) ? inTarget(name) : name,
      value: `${value}${suffix}`,
      needs: [...needs],
    });
  }
  for (const { target: name } of defaultMappings)
    if (!live.some(row => fold(row['targetAttributeName']) === name.toLowerCase()))
      omitted.push({ what: `the default mapping of ${name}`, why: 'it was taken away' });
  return { rows, omitted };
}

/** Values that default rows have when the source is empty. */
const DEFAULTS = new Map([
  ['issoftdeleted', 'false'],
  ['accountenabled', 'true'],
]);

function isUsual(row: JsonObject, source: string, apply: 'always' | 'onCreate'): boolean {
  const live = isObject(row['source']) ? expressionText(row['source'], attribute => attribute) : undefined;
  return (
    live !== undefined && canonicalExpression(live) === canonicalExpression(source) && (fold(row['flowType']) === 'objectaddonly') === (apply === 'onCreate')
  );
}

/** Whether a directory of the schema knows an attribute; a plan would add an extension that it does not know. */
function knownIn(schema: JsonObject, rule: JsonObject | undefined): (side: 'source' | 'target', name: string) => boolean {
  const names = (side: 'source' | 'target') => {
    const directory = objects(schema['directories']).find(candidate => candidate['name'] === rule?.[`${side}DirectoryName`]);
    const user = objects(directory?.['objects']).find(object => fold(object['name']) === 'user');
    return new Set(objects(user?.['attributes']).map(attribute => fold(attribute['name'])));
  };
  const known = { source: names('source'), target: names('target') };
  return (side, name) => known[side].has(name.toLowerCase());
}
