// One Graph request from its parts to its answer: token, path, query, body, resource, projection.
import { errorBody, GraphError } from './errors.ts';
import type { Json, JsonObject } from './json.ts';
import { readBody } from './odata/body.ts';
import { nextLink, pageOf } from './odata/page.ts';
import { project } from './odata/project.ts';
import { checkQuery, type Options, readQuery } from './odata/query.ts';
import { checkPermission } from './permissions.ts';
import type { Answer, Context, Route } from './route.ts';
import type { Match } from './router.ts';
import { readToken } from './token.ts';
import type { World } from './world.ts';

export interface Call {
  method: string;
  /** Below /v1.0, still encoded. */
  path: string;
  search: string;
  headers: Headers;
  body: string | undefined;
  /** Graph root of this request, such as http://127.0.0.1:4000/v1.0. */
  root: string;
  signal: AbortSignal;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body?: Json;
  /** The connection breaks in the middle of it. */
  torn?: boolean;
}

export type Find = (method: string, path: string) => Match;

export function dispatch(world: World, find: Find, call: Call): Reply {
  try {
    return reply(world, find, call);
  } catch (error) {
    if (error instanceof GraphError) return refusal(world, call, error);
    throw error;
  }
}

export function refusal(world: World, call: Call, error: GraphError): Reply {
  const requestId = world.newId();
  const body = errorBody(error.code, error.message, new Date(world.now()), requestId, call.headers.get('client-request-id') ?? requestId);
  return { status: error.status, headers: { ...error.headers, 'request-id': requestId }, body };
}

function reply(world: World, find: Find, call: Call): Reply {
  const token = readToken(call.headers.get('authorization'), world.now());
  const tenant = world.signedIn(token.tenantId);
  const { route, params } = find(call.method, call.path);
  const query = readQuery(call.search);
  const createIfMissing = /\bcreate-if-missing\b/.test(call.headers.get('prefer') ?? '');
  const body = readBody(route, call.body, call.headers.get('content-type'));
  if (world.settings.enforcePermissions) checkPermission(route, token, body);
  const context: Context = { world, tenant, token, params, body, createIfMissing, query };
  const options = checkQuery(route, query, isCollection(route), call.headers.get('consistencylevel'));
  return { headers: {}, ...written(route.handle(context), route, context, options, call) };
}

/** Lists are read at paths whose route takes filters. */
const isCollection = (route: Route): boolean => route.query?.filter !== undefined;

function written(answer: Answer, route: Route, context: Context, options: Options, call: Call): { status: number; body?: Json } {
  const expand = route.query?.expand ?? {};
  const shape = { select: options.select ?? route.query?.select, expand: options.expand };
  const odata = `${call.root}/$metadata#${contextOf(call.path)}`;
  if ('entity' in answer) {
    const body: JsonObject = { '@odata.context': `${odata}/$entity`, ...project(answer.entity, shape, expand, context) };
    return { status: answer.status, body };
  }
  if ('collection' in answer) {
    const page = pageOf(answer.collection, options, context.world.settings.pageSize);
    const body: JsonObject = { '@odata.context': odata };
    if (options.count) body['@odata.count'] = page.total;
    if (page.next !== undefined) body['@odata.nextLink'] = nextLink(`${call.root}${call.path}${call.search}`, page.next);
    body['value'] = page.entities.map(entity => project(entity, shape, expand, context));
    return { status: answer.status, body };
  }
  if ('value' in answer) return { status: answer.status, body: answer.value };
  return answer;
}

const contextOf = (path: string): string => path.slice(1).replaceAll(/\/([0-9a-f-]{36})(?=\/|$)/gi, "('$1')");
