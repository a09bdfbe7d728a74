import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { startClient, type TestClient } from './client.ts';

const tenants = 'tenant a "A" {\n id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\ntenant b "B" {\n id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }\n';
const main = 'import "./tenants.tenantry"\nsync a -> b\n';

let folder: string;
let client: TestClient;
const asked: string[] = [];
const uri = (name: string) => pathToFileURL(join(folder, name)).toString();
const titles = async (name: string) =>
  (await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: uri(name) } })).map(({ command }) => command?.title);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-lenses-'));
  writeFileSync(join(folder, 'tenants.tenantry'), tenants);
  writeFileSync(join(folder, 'main.tenantry'), main);
  client = await startClient(pathToFileURL(folder).toString(), {
    initializationOptions: { commands: ['tenantry.showReferences'] },
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
  });
  for (const method of ['codeLens', 'inlayHint'])
    client.connection.onRequest(`workspace/${method}/refresh`, () => {
      asked.push(method);
      return null;
    });
  client.open(uri('tenants.tenantry'), tenants);
  client.open(uri('main.tenantry'), main);
}, 60_000);
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

test('lenses of one file change with another one, and the client is told', async () => {
  await expect.poll(() => titles('tenants.tenantry'), { timeout: 10_000 }).toEqual(['1 reference', '1 reference']);
  asked.length = 0;
  client.change(uri('main.tenantry'), 2, `${main}sync b -> a\n`);
  await expect.poll(() => asked, { timeout: 10_000 }).toContain('codeLens');
  expect(await titles('tenants.tenantry')).toEqual(['2 references', '2 references']);
  // What the client did not say that it can do is not asked of it.
  expect(asked).not.toContain('inlayHint');
});
