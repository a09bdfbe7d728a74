import { expect, test } from 'vitest';
import type { LocationLink } from 'vscode-languageserver';
import type { DocumentParams, FileEntry } from '../../server/protocol.ts';
import { startClient } from './client.ts';

const stored: { readonly [uri: string]: string } = {
  'memfs:/w/tenants.tenantry': `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
`,
  'memfs:/w/main.tenantry': 'import "./tenants.tenantry"\nsync contoso -> fabricam {\n  scope: assigned\n}\n',
};
const entry = (uri: string): FileEntry => ({ uri, isFile: uri in stored, isDirectory: !(uri in stored) });
const answers = {
  'tenantry/stat': ({ uri }: DocumentParams) => (uri in stored || uri === 'memfs:/w' ? entry(uri) : null),
  'tenantry/readFile': ({ uri }: DocumentParams) => stored[uri],
  'tenantry/readDirectory': () => Object.keys(stored).map(entry),
};

test('a server of this machine reads the files of a virtual workspace by asking the editor', async () => {
  const client = await startClient('memfs:/w', {}, answers);
  const uri = 'memfs:/w/main.tenantry';
  client.open(uri, stored[uri] ?? '');
  const [problem] = await client.diagnostics(uri, all => all.length > 0);
  expect(problem?.message).toBe('Cannot find a tenant "fabricam". Did you mean "fabrikam"?');
  const position = { line: 1, character: 7 };
  const found = await client.request<LocationLink[]>('textDocument/definition', { textDocument: { uri }, position });
  expect(found[0]?.targetUri).toBe('memfs:/w/tenants.tenantry');
  expect(await client.stop()).toBe(0);
});

test('an editor that knows nothing of such files keeps the text that it has opened', async () => {
  const client = await startClient('memfs:/w');
  const uri = 'memfs:/w/tenants.tenantry';
  client.open(uri, `${stored[uri]}group a "A" in nobody\n`);
  const problems = await client.diagnostics(uri, all => all.length > 0);
  expect(problems.map(({ code }) => code)).toContain('unresolved-reference');
  expect(await client.stop()).toBe(0);
});
