// Section 11: the schema of a job. PUT replaces it as a whole, DELETE brings the default back.
import { type JsonObject, textOf } from '../json.ts';
import { type Context, done, list, ok, param, type Route } from '../route.ts';
import { checkSchema } from '../sync/check-schema.ts';
import { defaultSchema, SOURCE_DIRECTORY } from '../sync/default-schema.ts';
import { ExpressionError, parseExpression } from '../sync/expression.ts';
import { FUNCTIONS, OPERATORS } from '../sync/vocabulary.ts';
import { extensionNamed } from './extension-properties.ts';
import { jobOf, SYNC_PATH, secretOf, synchronizationOf } from './synchronization.ts';

const path = `${SYNC_PATH}/jobs/{jobId}/schema`;
const type = 'synchronizationSchema';

export const schemaIn = (context: Context, jobId: string): JsonObject => synchronizationOf(context).schemas[jobId] ?? defaultSchema(jobId);

const schemaOf = (context: Context): JsonObject => schemaIn(context, textOf(jobOf(context)['id']));

function replace(context: Context): void {
  const { world, tenant, body } = context;
  const before = schemaOf(context);
  const synchronization = synchronizationOf(context);
  const target = world.tenant(secretOf(synchronization, 'CompanyId') ?? '');
  checkSchema(body, {
    before,
    extension(directory, name) {
      const owner = directory === SOURCE_DIRECTORY ? tenant : target;
      if (!owner) return 'unknown';
      const extension = extensionNamed(owner, name);
      return extension && world.visible(owner, 'extensionProperty', textOf(extension['id'])) ? extension : undefined;
    },
  });
  synchronization.schemas[param(context, 'jobId')] = { ...body, id: before['id'] ?? null };
}

function parsed(expression: string): JsonObject {
  try {
    return { parsingSucceeded: true, parsedExpression: parseExpression(expression), evaluationSucceeded: false, evaluationResult: [], error: null };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return {
      parsingSucceeded: false,
      parsedExpression: null,
      evaluationSucceeded: false,
      evaluationResult: [],
      error: { code: 'ExpressionParsingFailed', message: error.message, target: null, innerError: null, details: [] },
    };
  }
}

export const synchronizationSchema: Route[] = [
  { method: 'GET', path, type, handle: context => ok(schemaOf(context)) },
  {
    method: 'PUT',
    path,
    type,
    body: type,
    required: ['synchronizationRules', 'directories'],
    handle: context => {
      replace(context);
      return done;
    },
  },
  {
    method: 'DELETE',
    path,
    type,
    handle: context => {
      delete synchronizationOf(context).schemas[textOf(jobOf(context)['id'])];
      return done;
    },
  },
  {
    method: 'POST',
    path: `${path}/parseExpression`,
    type: 'parseExpressionResponse',
    extra: { expression: 'String', testInputObject: 'expressionInputObject', targetAttributeDefinition: 'attributeDefinition' },
    required: ['expression'],
    handle: context => {
      jobOf(context);
      return ok(parsed(textOf(context.body['expression'])));
    },
  },
  {
    method: 'GET',
    path: `${path}/directories`,
    type: 'directoryDefinition',
    query: { filter: [] },
    handle: context => list(schemaOf(context)['directories'] as JsonObject[]),
  },
  {
    method: 'GET',
    path: `${path}/filterOperators`,
    type: 'filterOperatorSchema',
    query: { filter: [] },
    handle: context => {
      jobOf(context);
      return list(
        OPERATORS.map(({ name, unary }) => ({
          id: name,
          arity: unary ? 'Unary' : 'Binary',
          multivaluedComparisonType: 'All',
          supportedAttributeTypes: ['String'],
        })),
      );
    },
  },
  {
    method: 'GET',
    path: `${path}/functions`,
    type: 'attributeMappingFunctionSchema',
    query: { filter: [] },
    handle: context => {
      jobOf(context);
      return list(
        FUNCTIONS.map(({ name, parameters }) => ({
          id: name,
          parameters: parameters.map(({ name: key, required, repeating }) => ({ name: key, required, allowMultipleOccurrences: repeating, type: 'String' })),
        })),
      );
    },
  },
];
