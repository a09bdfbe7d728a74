import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  Emitter,
  type Message,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { CompletionList, Hover, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

const stored: { readonly [uri: string]: string } = {
  'memfs:/w/tenants.tenantry': `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
`,
};
const uri = 'memfs:/w/main.tenantry';
const text = `import "./tenants.tenantry"
sync contoso -> fabrikam {
  scope: asigned
}
`;

/** What a dedicated worker has and the server may use; nothing of Node. */
const webGlobals = {
  AbortController,
  atob,
  btoa,
  clearTimeout,
  console,
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
};

/** The bundle in a worker without threads: messages are cloned, and arrive later. */
async function startWorker(): Promise<MessageConnection> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: ['server/browser.ts'],
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  const received = new Emitter<Message>();
  const self: { [name: string]: unknown; onmessage?: (event: { data: unknown }) => void } = { ...webGlobals };
  Object.assign(self, {
    self,
    addEventListener: () => undefined,
    postMessage: (message: Message) => void setTimeout(data => received.fire(data), 0, structuredClone(message)),
  });
  runInContext(outputFiles[0]?.text ?? '', createContext(self));
  class Reader extends AbstractMessageReader {
    listen(callback: DataCallback) {
      return received.event(callback);
    }
  }
  class Writer extends AbstractMessageWriter {
    async write(message: Message): Promise<void> {
      setTimeout(data => self.onmessage?.({ data }), 0, structuredClone(message));
    }
    end(): void {}
  }
  return createMessageConnection(new Reader(), new Writer());
}

let client: MessageConnection;
let initialized: InitializeResult;
const published = new Map<string, PublishDiagnosticsParams['diagnostics']>();

beforeAll(async () => {
  client = await startWorker();
  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => void published.set(uri, diagnostics));
  client.onRequest('client/registerCapability', () => null);
  client.onRequest('workspace/configuration', () => [null]);
  const entry = (name: string) => ({ uri: name, isFile: name in stored, isDirectory: !(name in stored) });
  client.onRequest('tenantry/stat', ({ uri }: { uri: string }) => (uri in stored || uri === 'memfs:/w' ? entry(uri) : null));
  client.onRequest('tenantry/readFile', ({ uri }: { uri: string }) => stored[uri] ?? Promise.reject(new Error(`There is no ${uri}`)));
  client.onRequest('tenantry/readDirectory', () => Object.keys(stored).map(entry));
  client.listen();
  initialized = await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    capabilities: {},
  });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'tenantry', version: 1, text } });
}, 60_000);

afterAll(() => client.dispose());

const at = (word: string, shift = 1) => ({ textDocument: { uri }, position: TextDocument.create('', '', 0, text).positionAt(text.indexOf(word) + shift) });

test('the server announces what the one in a process does', () => {
  expect(initialized.capabilities).toMatchObject({ hoverProvider: true, definitionProvider: true, renameProvider: { prepareProvider: true } });
});

test('an open text is checked with the files that the client reads', async () => {
  await expect
    .poll(() => published.get(uri)?.map(({ message }) => message), { timeout: 10_000 })
    .toContain('Expected assigned or all, found "asigned". Did you mean "assigned"?');
  expect(published.get(uri)?.map(({ code }) => code)).not.toContain('import-not-found');
  expect(published.get(uri)?.map(({ code }) => code)).not.toContain('unresolved-reference');
});

test('completion, hover and definition answer', async () => {
  const completion = await client.sendRequest<CompletionList>('textDocument/completion', at('scope: ', 7));
  expect(completion.items.map(({ label }) => label)).toEqual(['assigned', 'all']);
  const hover = await client.sendRequest<Hover>('textDocument/hover', at('fabrikam'));
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('Fabrikam') });
  expect(await client.sendRequest('textDocument/definition', at('contoso'))).toMatchObject([{ targetUri: 'memfs:/w/tenants.tenantry' }]);
});

test('a file that is not there is told, as everywhere', async () => {
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: text.replace('tenants.tenantry', 'missing.tenantry') }],
  });
  await expect.poll(() => published.get(uri)?.map(({ code }) => code), { timeout: 10_000 }).toContain('import-not-found');
});

test('the server shuts down in order', async () => {
  expect(await client.sendRequest('shutdown')).toBeNull();
});
