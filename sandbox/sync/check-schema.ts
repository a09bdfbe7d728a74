// Whether a schema can replace the one that a job has (section 11). Everything is refused with schemaInvalid.
import { badRequest } from '../errors.ts';
import { type JsonObject, listOf, objectOf, sameJson, textOf } from '../json.ts';
import { isExtensionName } from '../odata/types.ts';
import { MATCHING_ATTRIBUTE, SOURCE_DIRECTORY, TARGET_DIRECTORY, USER_RULE } from './default-schema.ts';
import { attributesOf, ExpressionError, parseExpression, type Source } from './expression.ts';
import { attributeNamed, OPERATORS } from './vocabulary.ts';

const LONGEST_EXPRESSION = 10_000;

export interface SchemaContext {
  /** The schema as it is. */
  before: JsonObject;
  /** Whether a directory extension is there; undefined when the tenant is not known yet. */
  extension(directory: string, name: string): JsonObject | undefined | 'unknown';
}

const invalid = (message: string): Error => badRequest(message, 'schemaInvalid');

/** The user mapping of the user rule. */
function userMapping(schema: JsonObject): { rule: JsonObject; mapping: JsonObject } | undefined {
  const rule = listOf(schema['synchronizationRules']).find(({ name }) => name === USER_RULE);
  const mapping = listOf(rule?.['objectMappings']).find(({ sourceObjectName, targetObjectName }) => sourceObjectName === 'User' && targetObjectName === 'User');
  return rule && mapping && { rule, mapping };
}

const matching = (schema: JsonObject): JsonObject[] =>
  listOf(userMapping(schema)?.mapping['attributeMappings']).filter(({ matchingPriority }) => Number(matchingPriority) > 0);

export function checkSchema(schema: JsonObject, context: SchemaContext): void {
  if (!userMapping(schema)) throw invalid(`The schema has no rule ${USER_RULE} with a mapping of users.`);
  const before = matching(context.before);
  const after = matching(schema);
  if (after.length !== 1 || !sameJson(after[0]?.['source'], before[0]?.['source']) || after[0]?.['targetAttributeName'] !== MATCHING_ATTRIBUTE) {
    throw invalid(`The matching attribute ${MATCHING_ATTRIBUTE} cannot be changed, removed or joined by another one.`);
  }
  for (const directory of [SOURCE_DIRECTORY, TARGET_DIRECTORY]) checkDirectory(schema, directory, context);
  for (const rule of listOf(schema['synchronizationRules'])) {
    for (const mapping of listOf(rule['objectMappings'])) checkObjectMapping(schema, rule, mapping);
  }
}

function attributeNames(schema: JsonObject, directoryName: unknown, objectName: unknown): Set<string> {
  const directory = listOf(schema['directories']).find(({ name }) => name === directoryName);
  const definition = listOf(directory?.['objects']).find(({ name }) => name === objectName);
  if (!definition) throw invalid(`The directory '${textOf(directoryName)}' with the object '${textOf(objectName)}' is missing.`);
  return new Set(listOf(definition['attributes']).map(({ name }) => textOf(name)));
}

/** Attributes added by hand: known ones, or directory extensions of the tenant that the directory stands for. */
function checkDirectory(schema: JsonObject, directory: string, context: SchemaContext): void {
  const before = attributeNames(context.before, directory, 'User');
  for (const name of attributeNames(schema, directory, 'User')) {
    if (before.has(name)) continue;
    if (!isExtensionName(name)) {
      const known = attributeNamed(name);
      if (known && (known.addable || known.source)) continue;
      throw invalid(`The attribute '${name}' of the directory '${directory}' is unknown.`);
    }
    const extension = context.extension(directory, name);
    if (extension === undefined) throw invalid(`The directory extension '${name}' does not exist in the tenant of the directory '${directory}'.`);
    if (extension !== 'unknown' && extension['isMultiValued'] === true)
      throw invalid(`The directory extension '${name}' has many values and cannot be mapped.`);
  }
}

function checkObjectMapping(schema: JsonObject, rule: JsonObject, mapping: JsonObject): void {
  const sources = attributeNames(schema, rule['sourceDirectoryName'], mapping['sourceObjectName']);
  const targets = attributeNames(schema, rule['targetDirectoryName'], mapping['targetObjectName']);
  const mapped = listOf(mapping['attributeMappings']).map(({ targetAttributeName }) => textOf(targetAttributeName));
  const twice = mapped.find((name, index) => mapped.indexOf(name) !== index);
  if (twice) throw invalid(`The target attribute '${twice}' is mapped twice.`);
  for (const item of listOf(mapping['attributeMappings'])) checkAttributeMapping(item, sources, targets);
  for (const list of Object.values(objectOf(mapping['scope'])))
    for (const group of listOf(list)) for (const clause of listOf(group['clauses'])) checkClause(clause, sources);
}

function checkAttributeMapping(mapping: JsonObject, sources: Set<string>, targets: Set<string>): void {
  const target = textOf(mapping['targetAttributeName']);
  const source = objectOf(mapping['source']);
  if (!targets.has(target)) throw invalid(`The target attribute '${target}' is unknown in the target directory.`);
  const tree = checkSource(source, target);
  const unknown = [...attributesOf(tree), ...attributesOf(source)].find(name => !sources.has(name));
  if (unknown) throw invalid(`The source attribute '${unknown}' in the mapping of '${target}' is unknown in the source directory.`);
}

/** Type, name and expression must say the same. */
function checkSource(source: JsonObject, target: string): Source {
  const text = textOf(source['expression']);
  if (text.length > LONGEST_EXPRESSION) throw invalid(`The expression of '${target}' has more than ${LONGEST_EXPRESSION} characters.`);
  let tree: Source;
  try {
    tree = parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) throw invalid(`The expression of '${target}' cannot be parsed: ${error.message}.`);
    throw error;
  }
  if (tree.type !== source['type'] || tree.name !== source['name']) {
    throw invalid(`The source of '${target}' says ${textOf(source['type'])} '${textOf(source['name'])}', its expression says ${tree.type} '${tree.name}'.`);
  }
  return tree;
}

function checkClause(clause: JsonObject, sources: Set<string>): void {
  const name = textOf(clause['sourceOperandName']);
  const operator = OPERATORS.find(other => other.name === clause['operatorName']);
  if (!operator) throw invalid(`The operator '${textOf(clause['operatorName'])}' of a scope filter is unknown.`);
  if (!sources.has(name)) throw invalid(`The attribute '${name}' of a scope filter is unknown in the source directory.`);
  const known = attributeNamed(name);
  if (known && !known.filter && name !== MATCHING_ATTRIBUTE) throw invalid(`The attribute '${name}' cannot be used in a scope filter.`);
  const values = objectOf(clause['targetOperand'])['values'];
  const given = Array.isArray(values) && values.length > 0;
  if (operator.unary === given) throw invalid(`The operator '${operator.name}' ${operator.unary ? 'takes no value' : 'needs a value'}.`);
}
