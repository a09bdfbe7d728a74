// Tokens that can be recognised go through everything a deployment does; afterwards nothing that it wrote or said holds one.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apply, connect, openJournal, plan, planMarkdown, planText, reportText, Trace } from '../../deploy/index.ts';
import type { FaultHook, SandboxOptions } from '../../sandbox/index.ts';
import { link } from '../deploy/scenarios.ts';
import { DeployWorld, PatientClock, prompt, topologyFrom } from '../deploy/world.ts';

const CANARY = 'canary7Qx4Zt';
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A token as Entra signs one: the signature makes it usable, the names in it are a person's. */
const signed = (tid: string): string =>
  [
    { alg: 'RS256', kid: 'key' },
    { tid, exp: Math.floor(Date.now() / 1000) + 3600, scp: 'User.Read', name: `${CANARY} person`, upn: `${CANARY}@contoso.com` },
  ]
    .map(part)
    .join('.')
    .concat(`.${CANARY}-signature`);

/** Deploys to the cloud of the tenants, where a sandbox answers, and gathers everything that comes out of it. */
async function deploy(
  faults: FaultHook,
  token: (tid: string) => string = signed,
  options: SandboxOptions = {},
): Promise<{ texts: Map<string, string>; sent: number; outcome: string }> {
  const topology = await topologyFrom(link);
  const clock = new PatientClock();
  const { sandbox } = await DeployWorld.create(topology, { ...prompt, ...options, faults });
  const texts = new Map<string, string>();
  const trace = new Trace();
  let sent = 0;
  const connections = await connect(topology, {
    clock,
    trace,
    signIn: tenant => ({
      kind: 'supplied',
      credential: { getToken: async () => ({ token: token(tenant.id ?? ''), expiresOnTimestamp: Date.now() + 3_600_000 }) },
    }),
    fetch: request => {
      // The sandbox takes unsigned tokens only.
      const given = request.headers.get('authorization') ?? '';
      if (given.includes(CANARY)) sent++;
      const [, claims = ''] = given.split('.');
      const headers = new Headers(request.headers);
      headers.set('authorization', `Bearer ${part({ alg: 'none' })}.${claims}.`);
      return sandbox.request(new Request(request, { headers }));
    },
  });
  const events: string[] = [];
  const made = await plan(topology, connections, { onEvent: event => void events.push(JSON.stringify(event)) });
  const journal = openJournal(join(folder, 'runs', 'journal.jsonl'));
  const report = await apply(made, topology, connections, { journal, onEvent: event => void events.push(JSON.stringify(event)) });
  await trace.save(join(folder, 'trace.har'));
  texts.set('plan', JSON.stringify(made));
  texts.set('plan text', planText(made));
  texts.set('plan Markdown', planMarkdown(made));
  texts.set('report', JSON.stringify(report));
  texts.set('report text', reportText(report));
  texts.set('events', events.join('\n'));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) texts.set(entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  return { texts, sent, outcome: report.outcome };
}

/** Every form that a part of a token can take in a text: as it is, and inside of what is encoded. */
function leaks(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([name, text]) => {
    const decoded = [...text.matchAll(/[\w-]{40,}/g)].map(([encoded]) => Buffer.from(encoded, 'base64url').toString('latin1'));
    return text.includes(CANARY) || decoded.some(inner => inner.includes(CANARY)) ? [name] : [];
  });
}

const fault = (action: ReturnType<FaultHook>, nth: number, about: (call: Parameters<FaultHook>[0]) => boolean = () => true): FaultHook => {
  let count = 0;
  return call => (about(call) && ++count === nth ? action : undefined);
};

test.each<[string, FaultHook, string]>([
  ['all goes well', () => undefined, 'complete'],
  [
    'the service refuses',
    fault(
      { do: 'respond', response: { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'No.' } } } },
      2,
      ({ method }) => method === 'PATCH',
    ),
    'partial',
  ],
  ['the connection breaks', fault({ do: 'reset' }, 13), 'complete'],
  ['a page comes in place of an answer', fault({ do: 'respond', response: { status: 502, body: '<html>Bad gateway</html>' } }, 12), 'complete'],
])('no file, log, report or error holds a token when %s', async (_, faults, expected) => {
  const { texts, sent, outcome } = await deploy(faults);
  expect(sent).toBeGreaterThan(5);
  expect(outcome).toBe(expected);
  expect([...texts.keys()]).toEqual(expect.arrayContaining(['plan', 'report', 'events', 'journal.jsonl', 'trace.har']));
  expect(leaks(texts)).toEqual([]);
});

test('no file, log, report or error holds a token when tokens end again and again', async () => {
  const { texts, outcome } = await deploy(() => undefined, signed, { tokenCalls: 2 });
  expect(outcome).toBe('complete');
  expect(texts.get('trace.har')).toContain('InvalidAuthenticationToken');
  expect(leaks(texts)).toEqual([]);
});

test('the token of another tenant is named by its tenant only', async () => {
  const { texts, sent, outcome } = await deploy(
    () => undefined,
    () => signed('99999999-9999-4999-8999-999999999999'),
  );
  expect(sent).toBe(0);
  expect(outcome).toBe('refused');
  expect(texts.get('plan')).toContain('99999999-9999-4999-8999-999999999999');
  expect(leaks(texts)).toEqual([]);
});

test('what is looked for would be found', () => {
  const token = signed('99999999-9999-4999-8999-999999999999');
  expect(leaks(new Map([['a', `Bearer ${token}`]]))).toEqual(['a']);
  // Claims alone, without the signature.
  expect(leaks(new Map([['b', token.split('.').slice(0, 2).join('.')]]))).toEqual(['b']);
});

test('a service that repeats the token in its answer', async () => {
  const echo: FaultHook = ({ tenant, method }) =>
    method === 'POST'
      ? { do: 'respond', response: { status: 400, body: { error: { code: 'BadRequest', message: `The token Bearer ${signed(tenant)} is not taken.` } } } }
      : undefined;
  const { texts } = await deploy(echo);
  expect(texts.get('report')).toContain('redacted-token');
  expect(leaks(texts)).toEqual([]);
});
