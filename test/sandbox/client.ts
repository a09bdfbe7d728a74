// Raw requests against a sandbox in process, recorded as HAR.
import { createSandbox, type Sandbox, type SandboxOptions, type SandboxSeed } from '../../sandbox/index.ts';

export const S = '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01';
export const T = '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02';
export const START = Date.parse('2026-01-05T08:00:00Z');
export const ROOT = 'https://graph.microsoft.com/v1.0';

export const people = (domain: string): SandboxSeed['tenants'][number]['users'] => [
  { userPrincipalName: `lead@${domain}`, displayName: 'Lee Lead', department: 'Security' },
  { userPrincipalName: `ana@${domain}`, displayName: 'Ana Analyst', department: 'SOC', manager: `lead@${domain}` },
];
export const SEED: SandboxSeed = {
  tenants: [
    {
      id: S,
      displayName: 'Contoso',
      domains: ['contoso.com'],
      users: people('contoso.com'),
      groups: [
        { displayName: 'SOC analysts', members: ['ana@contoso.com'] },
        { displayName: 'SOC leads', members: ['lead@contoso.com'] },
      ],
    },
    {
      id: T,
      displayName: 'Fabrikam',
      domains: ['fabrikam.com'],
      users: people('fabrikam.com'),
      groups: [{ displayName: 'Duty managers', members: ['lead@fabrikam.com'] }],
    },
  ],
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
export const token = (tid: string, more: Record<string, unknown> = {}): string =>
  `${part({ alg: 'none', typ: 'JWT' })}.${part({ tid, exp: START / 1000 + 3600, scp: '', wids: [], ...more })}.`;

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into as plain JSON, and every look is an expectation
export type Loose = any;

export interface Exchange {
  status: number;
  headers: Headers;
  body: Loose;
  /** error.code of a refusal. */
  code: string | undefined;
  message: string;
}

export interface Ask {
  headers?: Record<string, string>;
  /** The body as text, sent as it is. */
  text?: string;
  origin?: string;
}

export interface World {
  sandbox: Sandbox;
  entries: object[];
  /** Moves the clock on, in milliseconds. */
  pass(ms: number): void;
  send(tenant: string | undefined, method: string, path: string, body?: unknown, ask?: Ask): Promise<Exchange>;
  get(tenant: string, path: string, ask?: Ask): Promise<Exchange>;
  post(tenant: string, path: string, body?: unknown, ask?: Ask): Promise<Exchange>;
  put(tenant: string, path: string, body?: unknown, ask?: Ask): Promise<Exchange>;
  patch(tenant: string, path: string, body?: unknown, ask?: Ask): Promise<Exchange>;
  remove(tenant: string, path: string): Promise<Exchange>;
}

/** A query may be written readably: it is encoded here. */
function encode(path: string): string {
  const at = path.indexOf('?');
  if (at < 0) return path;
  const query = path
    .slice(at + 1)
    .split('&')
    .map(pair => {
      const eq = pair.indexOf('=');
      return `${pair.slice(0, eq)}=${encodeURIComponent(pair.slice(eq + 1))}`;
    });
  return `${path.slice(0, at)}?${query.join('&')}`;
}

const list = (headers: Headers): { name: string; value: string }[] => [...headers].map(([name, value]) => ({ name, value }));

export function world(options: SandboxOptions = {}, seed: SandboxSeed = SEED): World {
  let now = START;
  const sandbox = createSandbox({ clock: () => now, ...options });
  sandbox.seed(seed);
  const entries: object[] = [];
  const send: World['send'] = async (tenant, method, path, body, { headers = {}, text, origin = ROOT } = {}) => {
    const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = new Request(path.startsWith('http') ? path : origin + encode(path), {
      method,
      headers: {
        ...(tenant ? { authorization: `Bearer ${token(tenant)}` } : {}),
        ...(payload === undefined || text !== undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    const startedDateTime = new Date(now).toISOString();
    const response = await sandbox.request(request);
    now += 10;
    const answer = await response.text();
    entries.push({
      startedDateTime,
      time: 5,
      request: {
        method,
        url: request.url,
        headers: list(request.headers),
        ...(payload === undefined ? {} : { postData: { mimeType: 'application/json', text: payload } }),
      },
      response: { status: response.status, headers: list(response.headers), content: { mimeType: 'application/json', text: answer } },
    });
    const json = answer === '' ? undefined : (JSON.parse(answer) as Loose);
    return { status: response.status, headers: response.headers, body: json, code: json?.error?.code, message: json?.error?.message ?? '' };
  };
  return {
    sandbox,
    entries,
    pass(ms) {
      now += ms;
    },
    send,
    get: (tenant, path, ask) => send(tenant, 'GET', path, undefined, ask),
    post: (tenant, path, body, ask) => send(tenant, 'POST', path, body, ask),
    put: (tenant, path, body, ask) => send(tenant, 'PUT', path, body, ask),
    patch: (tenant, path, body, ask) => send(tenant, 'PATCH', path, body, ask),
    remove: (tenant, path) => send(tenant, 'DELETE', path),
  };
}

/** Id of a seeded object. */
export async function idOf(w: World, tenant: string, kind: 'users' | 'groups', displayName: string): Promise<string> {
  const { body } = await w.get(tenant, `/${kind}?$filter=displayName eq '${displayName}'&$select=id,displayName`);
  return body.value[0].id;
}
