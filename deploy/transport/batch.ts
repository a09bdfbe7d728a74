import { type Json, type JsonObject, member, objects, text } from './json.ts';
import { type GraphAnswer, type GraphRequest, isWrite } from './messages.ts';

export const BATCH_SIZE = 20;

/** Requests that are sent one after the other, each only if the one before succeeded. */
export type Chain = readonly GraphRequest[];

/** Spreads chains over calls of at most {@link BATCH_SIZE} requests, in order; a chain is never torn apart. */
export function pack<T>(units: readonly T[], size: (unit: T) => number): T[][] {
  const calls: T[][] = [];
  let room = 0;
  for (const unit of units) {
    if (size(unit) > room) {
      calls.push([]);
      room = BATCH_SIZE;
    }
    calls.at(-1)?.push(unit);
    room -= size(unit);
  }
  return calls;
}

/**
 * The body of a `$batch`. Graph runs entries without `dependsOn` at the same time, so every write waits for the write
 * before it: entitlement management, synchronization and policies want their writes one by one.
 */
export function batchBody(chains: readonly Chain[]): JsonObject {
  const requests: JsonObject[] = [];
  let lastWrite: string | undefined;
  chains.forEach(chain => {
    let before: string | undefined;
    for (const request of chain) {
      const id = String(requests.length + 1);
      const waitsFor = before ?? (isWrite(request) ? lastWrite : undefined);
      requests.push({
        id,
        method: request.method,
        url: request.path,
        ...(waitsFor ? { dependsOn: [waitsFor] } : {}),
        ...(request.body === undefined
          ? headers(request.headers)
          : { headers: { 'Content-Type': 'application/json', ...request.headers }, body: request.body }),
      });
      before = id;
      if (isWrite(request)) lastWrite = id;
    }
  });
  return { requests };
}

const headers = (own: GraphRequest['headers']): JsonObject => (own && Object.keys(own).length > 0 ? { headers: own } : {});

/** The answers of a `$batch` in the order of its requests; `undefined` where the service gave none. */
export function batchAnswers(body: Json | undefined, count: number): (GraphAnswer | undefined)[] {
  const byId = new Map(objects(member(body, 'responses')).map(answer => [text(answer['id']), answer]));
  return Array.from({ length: count }, (_, index) => {
    const answer = byId.get(String(index + 1));
    if (typeof answer?.['status'] !== 'number') return undefined;
    const sent = Object.entries((answer['headers'] as JsonObject | undefined) ?? {});
    return { status: answer['status'], headers: Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), String(value)])), body: answer['body'] };
  });
}
