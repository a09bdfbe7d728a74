// POST /$batch: up to 20 requests, alone or ordered by dependsOn, answered one by one and in another order.

import type { Call, Reply } from './dispatch.ts';
import { badRequest } from './errors.ts';
import { derivedId } from './ids.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

const MOST = 20;

interface Entry {
  id: string;
  method: string;
  url: string;
  headers: Headers;
  body: string | undefined;
  dependsOn: string[];
}

const refuse = (message: string): Error => badRequest(message, 'BadRequest');

/** The calls of a batch in an order that dependsOn allows. */
function readBatch(body: JsonObject): Entry[] {
  const requests = body['requests'];
  if (!Array.isArray(requests) || requests.length === 0) throw refuse("Invalid batch payload format: 'requests' must be a list with at least one request.");
  if (requests.length > MOST) throw refuse(`Number of batch request steps exceeds the maximum value of ${MOST}.`);
  const entries = requests.map(readEntry);
  const ids = new Set(entries.map(entry => entry.id));
  if (ids.size < entries.length) throw refuse('The batch request ids must be unique.');
  for (const { id, dependsOn } of entries) {
    const unknown = dependsOn.find(other => other === id || !ids.has(other));
    if (unknown !== undefined) throw refuse(`The request '${id}' depends on '${unknown}', which is not another request of this batch.`);
  }
  return ordered(entries);
}

function readEntry(value: Json): Entry {
  if (!isObject(value)) throw refuse('Invalid batch payload format: a request must be an object.');
  const { id, method, url, headers, body, dependsOn = [] } = value;
  if (typeof id !== 'string' || id === '') throw refuse("Invalid batch payload format: a request needs an 'id', a string.");
  if (typeof method !== 'string' || !/^[A-Z]+$/.test(method)) throw refuse(`Invalid batch payload format: request '${id}' needs a 'method' in upper case.`);
  if (typeof url !== 'string' || !/^\/(?!v1\.0\/|beta\/|\$batch)/.test(url))
    throw refuse(`Invalid batch payload format: the 'url' of request '${id}' must be relative, such as /users.`);
  if (headers !== undefined && !(isObject(headers) && Object.values(headers).every(item => typeof item === 'string'))) {
    throw refuse(`Invalid batch payload format: 'headers' of request '${id}' must be an object of strings.`);
  }
  if (!Array.isArray(dependsOn)) throw refuse(`Invalid batch payload format: 'dependsOn' of request '${id}' must be a list of ids.`);
  const text = body === undefined || body === null ? undefined : JSON.stringify(body);
  return { id, method, url, headers: new Headers(headers as Record<string, string> | undefined), body: text, dependsOn: dependsOn.map(String) };
}

function ordered(entries: Entry[]): Entry[] {
  const done = new Set<string>();
  const result: Entry[] = [];
  while (result.length < entries.length) {
    const ready = entries.filter(entry => !done.has(entry.id) && entry.dependsOn.every(id => done.has(id)));
    if (ready.length === 0) throw refuse('The dependencies of the batch requests form a cycle.');
    for (const entry of ready) {
      done.add(entry.id);
      result.push(entry);
    }
  }
  return result;
}

export async function runBatch(outer: Call, body: JsonObject, run: (call: Call) => Promise<Reply>): Promise<Json> {
  const replies = new Map<string, Reply>();
  for (const entry of readBatch(body)) {
    const failed = entry.dependsOn.some(id => (replies.get(id)?.status ?? 500) >= 400);
    replies.set(entry.id, failed ? FAILED_DEPENDENCY : await run(callOf(entry, outer)));
  }
  const responses = [...replies].map(([id, { status, headers, body: answer }]): JsonObject => {
    const type: Record<string, string> = answer === undefined ? {} : { 'Content-Type': 'application/json' };
    return { id, status, headers: { ...type, ...headers }, ...(answer === undefined ? {} : { body: answer }) };
  });
  // Graph keeps no order. This one is different from the given one and the same in every run.
  const key = (response: JsonObject): string => derivedId('batch', String(response['id']));
  return { responses: responses.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

const FAILED_DEPENDENCY: Reply = {
  status: 424,
  headers: {},
  body: { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } },
};

function callOf(entry: Entry, outer: Call): Call {
  const at = entry.url.indexOf('?');
  const headers = new Headers(entry.headers);
  headers.set('authorization', outer.headers.get('authorization') ?? '');
  return {
    method: entry.method,
    path: at < 0 ? entry.url : entry.url.slice(0, at),
    search: at < 0 ? '' : entry.url.slice(at),
    headers,
    body: entry.body,
    root: outer.root,
    signal: outer.signal,
  };
}
