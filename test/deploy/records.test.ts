import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openJournal, planMarkdown, planText, readJournal, reportText, Trace } from '../../deploy/index.ts';
import { redactToken } from '../../deploy/trace/claims.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, PatientClock, prompt, topologyFrom } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenantry-'));
afterAll(() => rmSync(folder, { recursive: true }));

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a redacted token says which tenant and rights it had, and nothing else', () => {
  const redacted = redactToken(
    `Bearer ${part({ alg: 'RS256', kid: 'k' })}.${part({ tid: 't', scp: 'User.Read', name: 'Ana', upn: 'ana@contoso.com' })}.c2lnbmF0dXJl`,
  );
  expect(redacted).not.toContain('c2lnbmF0dXJl');
  expect(JSON.parse(Buffer.from(redacted.split('.')[1] ?? '', 'base64url').toString())).toEqual({ tid: 't', scp: 'User.Read' });
});

test('a trace holds every exchange, and no token that could be used', async () => {
  const trace = new Trace();
  const topology = await topologyFrom(governance);
  const world = await DeployWorld.create(topology, prompt);
  world.connections = await world.connect(topology, { trace });
  const plan = await world.plan();
  const report = await world.apply(plan);
  expect(trace.count).toBe(1 + report.httpCalls);
  const file = join(folder, 'trace.har');
  await trace.save(file);
  const har = JSON.parse(readFileSync(file, 'utf8')) as { log: { version: string; entries: { request: { headers: { name: string; value: string }[] } }[] } };
  expect(har.log.version).toBe('1.2');
  for (const { request } of har.log.entries) expect(request.headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value).toMatch(/\.redacted$/);
});

test('the journal names every write before it leaves and after its answer', async () => {
  const path = join(folder, 'run.ndjson');
  const world = await DeployWorld.create(await topologyFrom(governance), prompt);
  const plan = await world.plan();
  const journal = openJournal(path);
  await world.apply(plan, world.topology, { journal });
  const lines = readJournal(path);
  expect(lines[0]?.type).toBe('begin');
  expect(lines.at(-1)).toMatchObject({ type: 'end', outcome: 'complete' });
  const intents = lines.filter(({ type }) => type === 'intent');
  expect(intents).toHaveLength(plan.operations.length);
  const results = lines.filter(({ type }) => type === 'result');
  expect(results.map(({ request }) => request).sort()).toEqual(intents.map(({ request }) => request).sort());
  for (const { seq, request } of results) expect(intents.find(intent => intent.request === request)?.seq).toBeLessThan(seq);
  expect(results.every(({ status }) => status && status < 300)).toBe(true);
  expect(statSync(path).mode & 0o077).toBe(0);

  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, -40));
  expect(readJournal(path)).toHaveLength(lines.length - 1);
  writeFileSync(path, text.replace('POST', 'PUT'));
  expect(readJournal(path).length).toBeLessThan(lines.length);
});

test('a journal that cannot be written stops the writes', async () => {
  const world = await DeployWorld.create(await topologyFrom(governance), prompt);
  const full = (): never => {
    throw new Error('ENOSPC: no space left on device');
  };
  const refused = await world.apply(await world.plan(), world.topology, { journal: { begin: full, writes: () => ({ before: full, after: full }), end: full } });
  expect(refused).toMatchObject({ outcome: 'refused', refusal: expect.stringContaining('ENOSPC') });
  const stopped = await world.apply(await world.plan(), world.topology, {
    journal: { begin: async () => {}, writes: () => ({ before: full, after: full }), end: full },
  });
  expect(stopped.operations.filter(({ state }) => state === 'done')).toEqual([]);
  expect(stopped.operations.find(({ state }) => state === 'failed')?.message).toContain('ENOSPC');
});

test('a plan reads as an administrator would say it', async () => {
  const world = await DeployWorld.create(await topologyFrom(link), prompt);
  const plan = await world.plan();
  const text = planText(plan);
  expect(text).toContain('Contoso (3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01): ');
  expect(text).toContain('+ settings for partner "Fabrikam"  (sync contoso -> fabrikam)');
  expect(text).toContain('automatic redemption outbound: true');
  expect(text).toContain('+ inbound synchronization from "Contoso"');
  expect(text).toContain('mapping of socRole: "analyst"');
  expect(text).toContain('Security Administrator');
  expect(text).not.toMatch(/⟦|undefined|\[object/);
  const markdown = planMarkdown(plan);
  expect(markdown).toContain('## Contoso');
  expect(markdown).toContain('```diff');
  expect(markdown).not.toMatch(/⟦|undefined|\[object/);
  await world.apply(plan);

  const next = await topologyFrom(link.replace('department EQUALS "Security"', 'department EQUALS "SOC"'));
  const second = planText(await world.plan(next));
  expect(second).toContain('~ mappings and filter of the synchronization to "Fabrikam"');
  expect(second).toContain('scoping filter: department EQUALS "Security" → department EQUALS "SOC"');
  expect(second).not.toContain('= ');
  expect(planText(await world.plan(next), { unchanged: true })).toContain('  = settings for partner "Fabrikam"');
});

test('what exists already stands in a plan by its name, inside of sentences too', async () => {
  const world = await DeployWorld.create(await topologyFrom(governance), prompt);
  const plan = await world.plan();
  expect(planText(plan)).toContain('approval: by members of Leads within 2d');
  expect(planMarkdown(plan)).toContain('quarterly by members of Leads within 14d');
  expect(Object.values(plan.names)).toContain('Leads');
});

test('a report says what was not done, why, where, and what to do', async () => {
  const faults = [
    {
      match: { method: 'POST', path: '/catalogs' },
      action: { do: 'respond', response: { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'No.' } } } },
    },
  ] as const;
  const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, faults }, { clock: new PatientClock() });
  const text = reportText(await world.apply(await world.plan()));
  expect(text).toContain('failed: catalog "Shared" in fabrikam');
  expect(text).toContain('at POST /identityGovernance/entitlementManagement/catalogs');
  expect(text).toContain('Identity Governance Administrator');
  expect(text).toContain('skipped: package "Access" in fabrikam');
});
