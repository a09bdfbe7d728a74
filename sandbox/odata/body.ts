// From the text of a request to a checked object.
import { badRequest, GraphError, missing, readOnly } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Route } from '../route.ts';
import { memberOf } from './types.ts';
import { checkObject } from './validate.ts';

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.', 'BadRequest');
  }
};

export function checkContentType(contentType: string | null): void {
  if (!contentType?.trim()) {
    throw badRequest('A missing or empty content type header was found when trying to read a message. The content type header is required.', 'BadRequest');
  }
  if (!/^application\/json\s*(;|$)/i.test(contentType.trim())) {
    throw new GraphError(415, 'BadRequest', `The content type '${contentType}' is not supported. Send application/json.`);
  }
}

/** Value at "a.b.c"; undefined where the path ends early. */
export const valueAt = (body: JsonObject, path: string): Json | undefined =>
  (path.startsWith('@') ? [path] : path.split('.')).reduce<Json | undefined>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    body,
  );

export function readBody(route: Route, text: string | undefined, contentType: string | null): JsonObject {
  if (route.body === undefined && route.extra === undefined) {
    if (text) parseJson(text);
    return {};
  }
  if (!text) {
    if (route.optionalBody) return {};
    throw badRequest('Empty Payload. JSON content expected.', 'BadRequest');
  }
  checkContentType(contentType);
  const body = parseJson(text);
  if (!isObject(body)) throw badRequest('The payload must be one JSON object.', 'BadRequest');
  const extra = Object.fromEntries(Object.entries(route.extra ?? {}).map(([name, type]) => [name, memberOf(type)]));
  checkBody(route, body, extra);
  return body;
}

function checkBody(route: Route, body: JsonObject, extra: Parameters<typeof checkObject>[2]): void {
  checkObject(body, route.body ?? 'parameters', extra);
  for (const name of route.readOnly ?? []) if (Object.hasOwn(body, name)) throw readOnly(name);
  for (const name of route.required ?? []) {
    const value = valueAt(body, name);
    if (value === undefined || value === '' || (value === null && !route.nullable?.includes(name))) throw missing(name);
  }
}
