import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver';
import type { TopologyResult } from '../../server/protocol.ts';
import { startClient, type TestClient } from './client.ts';

const tenants = 'tenant a "A" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\ntenant b "B" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }\n';
const root = (name: string) => `import "./shared/tenants.tenantry"\ngroup ${name} "${name}" in a, b\n`;

let folder: string;
let client: TestClient;
const path = (name: string) => join(folder, name);
const uri = (name: string) => pathToFileURL(path(name)).toString();

/** What happened on the disk, as an editor's file watcher tells it. */
const happened = (...changes: readonly (readonly [string, FileChangeType])[]) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: changes.map(([name, type]) => ({ uri: uri(name), type })) });

const has = (code: string) => (all: readonly Diagnostic[]) => all.some(one => one.code === code);
const hasNot = (code: string) => (all: readonly Diagnostic[]) => !has(code)(all);
const rootOf = async (name: string) => (await client.request<TopologyResult>('tenantry/topology', { uri: uri(name) })).root;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-projects-'));
  mkdirSync(path('shared'));
  writeFileSync(path('shared/tenants.tenantry'), tenants);
  writeFileSync(path('one.tenantry'), root('one'));
  writeFileSync(path('two.tenantry'), root('two'));
  client = await startClient(pathToFileURL(folder).toString());
}, 60_000);
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

test('each topology of a workspace is one of its own, with files that they share', async () => {
  const topology = async (name: string) => (await client.request<TopologyResult>('tenantry/topology', { uri: uri(name) })).topology;
  expect((await topology('one.tenantry')).resources.map(({ key }) => key)).toEqual(['group:a/one', 'group:b/one']);
  expect((await topology('two.tenantry')).resources.map(({ key }) => key)).toEqual(['group:a/two', 'group:b/two']);
  expect(await rootOf('shared/tenants.tenantry')).toBe(uri('one.tenantry'));
});

test('an unsaved edit of a shared file tells its closed importers; closed without saving it is as stored', async () => {
  client.open(uri('shared/tenants.tenantry'), tenants);
  client.change(uri('shared/tenants.tenantry'), 2, tenants.replace('tenant b', 'tenant c'));
  await client.diagnostics(uri('one.tenantry'), has('unresolved-reference'));
  await client.diagnostics(uri('two.tenantry'), has('unresolved-reference'));
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('shared/tenants.tenantry') } });
  await client.diagnostics(uri('one.tenantry'), hasNot('unresolved-reference'));
  await client.diagnostics(uri('two.tenantry'), hasNot('unresolved-reference'));
});

test('a file that is changed outside says something new; one that is open counts as it is typed', async () => {
  writeFileSync(path('shared/tenants.tenantry'), tenants.replace('tenant b', 'tenant c'));
  await happened(['shared/tenants.tenantry', FileChangeType.Changed]);
  await client.diagnostics(uri('one.tenantry'), has('unresolved-reference'));
  client.open(uri('shared/tenants.tenantry'), tenants);
  await client.diagnostics(uri('one.tenantry'), hasNot('unresolved-reference'));
  writeFileSync(path('shared/tenants.tenantry'), '');
  await happened(['shared/tenants.tenantry', FileChangeType.Changed]);
  expect(await rootOf('shared/tenants.tenantry')).toBe(uri('one.tenantry'));
  const { topology } = await client.request<TopologyResult>('tenantry/topology', { uri: uri('one.tenantry') });
  expect(topology.tenants.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a file that is created, deleted or renamed outside', async () => {
  unlinkSync(path('shared/tenants.tenantry'));
  await happened(['shared/tenants.tenantry', FileChangeType.Deleted]);
  await client.diagnostics(uri('two.tenantry'), has('import-not-found'));
  writeFileSync(path('shared/tenants.tenantry'), tenants);
  await happened(['shared/tenants.tenantry', FileChangeType.Created]);
  await client.diagnostics(uri('two.tenantry'), hasNot('import-not-found'));
  renameSync(path('two.tenantry'), path('three.tenantry'));
  await happened(['two.tenantry', FileChangeType.Deleted], ['three.tenantry', FileChangeType.Created]);
  // Nothing of a file that is gone stays in the list of problems.
  await client.diagnostics(uri('two.tenantry'), all => all.length === 0);
  expect(await rootOf('three.tenantry')).toBe(uri('three.tenantry'));
  await expect(rootOf('two.tenantry')).rejects.toThrow('cannot be read');
});

test('a folder that is renamed outside takes its files along', async () => {
  renameSync(path('shared'), path('common'));
  await happened(['shared', FileChangeType.Deleted], ['common', FileChangeType.Created]);
  await client.diagnostics(uri('one.tenantry'), has('import-not-found'));
  expect(await rootOf('common/tenants.tenantry')).toBe(uri('common/tenants.tenantry'));
  client.open(uri('one.tenantry'), root('one'));
  client.change(uri('one.tenantry'), 2, root('one').replace('shared', 'common'));
  await client.diagnostics(uri('one.tenantry'), hasNot('import-not-found'));
  expect(await rootOf('common/tenants.tenantry')).toBe(uri('one.tenantry'));
});
