// The one application, in process and on loopback: Graph below /v1.0, the sandbox's own paths below /sandbox.
import { type Context, Hono } from 'hono';
import { runBatch } from './batch.ts';
import { controlRoutes } from './control.ts';
import { type Call, dispatch, type Find, type Reply, refusal } from './dispatch.ts';
import { badRequest, GraphError } from './errors.ts';
import { BATCH, ConnectionReset, type FaultAction, type FaultSource, TORN } from './faults.ts';
import { isObject } from './json.ts';
import { checkContentType, parseJson } from './odata/body.ts';
import { tooMany } from './throttle.ts';
import { expired, readToken } from './token.ts';
import type { World } from './world.ts';

/** Bytes of one request; characters where it does not say how many bytes it has. */
const BODY_LIMIT = 4 * 1024 * 1024;

export interface AppParts {
  world: World;
  find: Find;
  faults: FaultSource;
  /** 429 when the tenant has used up what it may. */
  throttle(tenant: string, method: string, path: string, search: string): Reply | undefined;
  /** After every request that may have changed something. */
  save(): void;
}

export function createApp(parts: AppParts): Hono {
  const { world } = parts;
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('X-Sandbox', '1');
    c.header('Cache-Control', 'no-store');
    const clientRequestId = c.req.header('client-request-id');
    if (clientRequestId) c.header('client-request-id', clientRequestId);
  });
  // That of hono makes a Request of a Request, which the light ones of @hono/node-server are not taken for.
  app.use(async (c, next) => {
    const size = c.req.header('content-length') ?? (c.req.method === 'GET' ? 0 : (await c.req.text()).length);
    if (Number(size) <= BODY_LIMIT) return next();
    return answer(c, refusal(world, emptyCall(c), new GraphError(413, 'RequestEntityTooLarge', 'The request is too large.')));
  });
  const ended = tokenLives(world);
  app.all('/v1.0/*', async c => {
    const call = await callOf(c);
    if (world.settings.latency > 0) await world.settings.sleep(world.settings.latency);
    if (ended(tenantOf(world, call))) return answer(c, refusal(world, call, expired()));
    return answer(c, call.path === BATCH ? await batch(parts, call) : await run(parts, call));
  });
  app.route('/sandbox', controlRoutes(parts));
  app.notFound(c => answer(c, refusal(world, emptyCall(c), badRequest('Invalid version. The sandbox serves /v1.0.', 'BadRequest'))));
  app.onError((error, c) => {
    if (error instanceof ConnectionReset) throw error;
    const known = error instanceof GraphError ? error : new GraphError(500, 'InternalServerError', error.message);
    return answer(c, refusal(world, emptyCall(c), known));
  });
  return app;
}

/** Whether the token of a tenant has served its number of calls. */
function tokenLives({ settings }: World): (tenant: string) => boolean {
  const calls = new Map<string, number>();
  return tenant => {
    const next = (calls.get(tenant) ?? 0) + 1;
    const over = settings.tokenCalls !== undefined && next > settings.tokenCalls;
    calls.set(tenant, over ? 0 : next);
    return over;
  };
}

async function run(parts: AppParts, call: Call, batched = false): Promise<Reply> {
  const tenant = tenantOf(parts.world, call);
  const action = parts.faults.request({ tenant, method: call.method, path: `${call.path}${call.search}`, batched });
  return faulted(parts, call, action, async () => {
    const reply = parts.throttle(tenant, call.method, call.path, call.search) ?? dispatch(parts.world, parts.find, call);
    if (call.method !== 'GET') parts.save();
    return reply;
  });
}

/** Answers as asked, unless and except as the fault says. */
async function faulted({ world }: AppParts, call: Call, action: FaultAction | undefined, work: () => Promise<Reply>): Promise<Reply> {
  switch (action?.do) {
    case 'respond':
      return faultReply(action.response);
    case 'throttle':
      return tooMany(action.retryAfter);
    case 'expireToken':
      return refusal(world, call, expired());
    case 'hang':
      return untilAborted(call.signal);
    case 'delay':
      await world.settings.sleep(action.ms);
      return work();
    case 'commitThen':
      await work();
      if (!action.response) throw new ConnectionReset();
      return faultReply(action.response);
    case 'reset': {
      if (action.at === undefined || action.at === 'accept') throw new ConnectionReset();
      const reply = await work();
      if (action.at === 'midResponse') return { ...reply, torn: true };
      throw new ConnectionReset();
    }
    default:
      return work();
  }
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(new ConnectionReset());
    signal.addEventListener('abort', () => reject(new ConnectionReset()), { once: true });
  });

const faultReply = ({ status, headers = {}, body }: { status: number; headers?: Record<string, string>; body?: Reply['body'] }): Reply => ({
  status,
  headers,
  body,
});

async function batch(parts: AppParts, call: Call): Promise<Reply> {
  try {
    if (call.method !== 'POST') throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
    parts.world.signedIn(readToken(call.headers.get('authorization'), parts.world.now()).tenantId);
    checkContentType(call.headers.get('content-type'));
    const body = parseJson(call.body ?? '');
    if (!isObject(body)) throw badRequest('Invalid batch payload format.', 'BadRequest');
    const action = parts.faults.batch({ tenant: tenantOf(parts.world, call), method: call.method, path: call.path, batched: false });
    const entry = async (inner: Call) => {
      const reply = await runEntry(parts, inner);
      // The answers of a batch travel together, so they are lost together.
      if (reply.torn) throw new ConnectionReset();
      return reply;
    };
    return await faulted(parts, call, action, async () => ({ status: 200, headers: {}, body: await runBatch(call, body, entry) }));
  } catch (error) {
    if (error instanceof GraphError) return refusal(parts.world, call, error);
    throw error;
  }
}

/** Paths whose writes may not be taken in a batch (an open point of the reference). */
const SENT_ALONE = /^\/(identityGovernance\/entitlementManagement|servicePrincipals\/[^/]+\/synchronization|applicationTemplates)\//;

async function runEntry(parts: AppParts, call: Call): Promise<Reply> {
  const refused = parts.world.settings.unconfirmed.batchedWrites === 'refuse' && call.method !== 'GET' && SENT_ALONE.test(call.path);
  return refused ? refusal(parts.world, call, badRequest('This request is not supported in a batch.', 'BadRequest')) : run(parts, call, true);
}

function tenantOf(world: World, call: Call): string {
  try {
    return readToken(call.headers.get('authorization'), world.now()).tenantId;
  } catch {
    return '';
  }
}

const emptyCall = (c: Context): Call => ({
  method: c.req.method,
  path: '',
  search: '',
  headers: c.req.raw.headers,
  body: undefined,
  root: '',
  signal: c.req.raw.signal,
});

async function callOf(c: Context): Promise<Call> {
  const url = new URL(c.req.url);
  const text = c.req.method === 'GET' ? '' : await c.req.text();
  return {
    method: c.req.method,
    path: url.pathname.slice('/v1.0'.length),
    search: url.search,
    headers: c.req.raw.headers,
    body: text === '' ? undefined : text,
    root: `${url.origin}/v1.0`,
    signal: c.req.raw.signal,
  };
}

function answer(c: Context, { status, headers, body, torn }: Reply): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (torn) return c.body(half(JSON.stringify(body ?? {})), status === 204 ? 200 : (status as 200), { 'Content-Type': 'application/json', [TORN]: '1' });
  if (body === undefined) return c.body(null, status as 204);
  if (typeof body === 'string') return c.body(body, status as 200, { 'Content-Type': headers['Content-Type'] ?? 'text/html' });
  return c.body(JSON.stringify(body), status as 200, {
    'Content-Type': 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  });
}

/** The first half of a text, and then nothing more but an error. */
function half(text: string): ReadableStream {
  const bytes = new TextEncoder().encode(text);
  const parts = [bytes.subarray(0, Math.ceil(bytes.length / 2))];
  return new ReadableStream({
    pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.error(new ConnectionReset());
    },
  });
}
