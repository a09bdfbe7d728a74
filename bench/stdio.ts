import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Measured, median, once } from './measure.ts';
import type { Generated } from './topology.ts';

const server = fileURLToPath(new URL('../dist/server.cjs', import.meta.url));
const uri = 'file:///bench/topology.tenantry';

/** The bundled server as an editor has it: a process of its own, spoken to over stdio. `flags` go to its Node. */
export async function overStdio({ text, edit, common }: Generated, samples: number, flags: readonly string[] = []): Promise<Measured> {
  const before = TextDocument.create(uri, 'tenantry', 1, text);
  const at = (offset: number) => ({ textDocument: { uri }, position: before.positionAt(offset) });
  let version = 1;
  let told: (broken: boolean) => void = () => undefined;

  const child = spawn(process.execPath, [...flags, server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: PublishDiagnosticsParams) =>
    told(diagnostics.some(({ severity }) => severity === DiagnosticSeverity.Error)),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', () => [null]);
  connection.listen();
  const diagnostics = (wanted: boolean) =>
    new Promise<void>(resolve => {
      told = broken => broken === wanted && resolve();
    });
  const type = async (broken: boolean): Promise<void> => {
    const done = diagnostics(broken);
    const range = { start: before.positionAt(edit), end: before.positionAt(edit) };
    const change = broken ? { range, text: 'x' } : { range: { ...range, end: { ...range.end, character: range.end.character + 1 } }, text: '' };
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [change] });
    await done;
  };
  const ask = (method: string, params: object) => median(samples, () => connection.sendRequest(`textDocument/${method}`, params));

  try {
    const start = await once(async () => {
      await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} });
      await connection.sendNotification('initialized', {});
      const done = diagnostics(false);
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'tenantry', version, text } });
      await done;
    });
    return {
      'spawn → diagnostics': start,
      'keystroke → diagnostics': await median(samples - (samples % 2), i => type(i % 2 === 0)),
      completion: await ask('completion', at(edit)),
      hover: await ask('hover', at(edit - 2)),
      definition: await ask('definition', at(edit - 2)),
      references: await ask('references', { ...at(common), context: { includeDeclaration: true } }),
      'document symbols': await ask('documentSymbol', { textDocument: { uri } }),
      'semantic tokens': await ask('semanticTokens/full', { textDocument: { uri } }),
      'peak memory, MiB': peakMemory(child),
    };
  } finally {
    await connection.sendRequest('shutdown');
    const ended = new Promise(resolve => child.once('exit', resolve));
    await connection.sendNotification('exit');
    await ended;
    connection.dispose();
  }
}

/** Largest resident memory so far, where the system tells (Linux). */
function peakMemory({ pid }: ChildProcess): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
