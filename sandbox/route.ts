// What a resource file says about its paths. The table of all routes is in routes.ts.
import type { Json, JsonObject } from './json.ts';
import type { TenantState } from './state.ts';
import type { Token } from './token.ts';
import type { World } from './world.ts';

export interface Context {
  world: World;
  tenant: TenantState;
  token: Token;
  /** Values of {…} in the path, decoded. */
  params: Record<string, string>;
  /** The checked body; {} for requests that have none. */
  body: JsonObject;
  createIfMissing: boolean;
  query: Map<string, string>;
}

export type Answer =
  /** One object, cut and widened by $select and $expand. */
  | { status: 200 | 201; entity: JsonObject }
  /** A list, filtered, sorted, paged. */
  | { status: 200; collection: JsonObject[] }
  /** A value that is no entity, as it is. */
  | { status: 200; value: Json }
  | { status: 204 };

export interface Expansion {
  type: string;
  resolve(entity: JsonObject, context: Context): JsonObject[] | JsonObject | null;
  expand?: Record<string, Expansion>;
}

export interface Query {
  /** Properties that $filter takes, with its operators where they are not just eq. */
  filter?: readonly string[];
  expand?: Record<string, Expansion>;
  orderby?: readonly string[];
  /** Directory objects: ne, not and $count need ConsistencyLevel: eventual. */
  advanced?: boolean;
  /** Members of an answer without $select; all when absent. */
  select?: readonly string[];
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /v1.0, with {name} for keys. */
  path: string;
  /** Type of the answer: names in the query belong to it. */
  type: string;
  /** Type of the body; absent when the request has none. */
  body?: string;
  /** Members that the body must have; "a.b" looks inside. */
  required?: readonly string[];
  /** Required members that may be null. */
  nullable?: readonly string[];
  /** Members that are the service's. */
  readOnly?: readonly string[];
  /** Members of documented bodies that the type does not declare, and parameters of actions. */
  extra?: Record<string, string>;
  /** The body may be left out. */
  optionalBody?: boolean;
  query?: Query;
  handle(context: Context): Answer;
}

export const ok = (entity: JsonObject): Answer => ({ status: 200, entity });
export const created = (entity: JsonObject): Answer => ({ status: 201, entity });
export const list = (collection: JsonObject[]): Answer => ({ status: 200, collection });
export const done: Answer = { status: 204 };

export const param = (context: Context, name: string): string => context.params[name] ?? '';
