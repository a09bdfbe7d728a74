import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { exitCodes } from '../../cli/exit-codes.ts';
import { tooOld } from '../../cli/node-version.ts';

const main = path.resolve('cli/main.ts');

test('a reader that goes away is no error', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [main, 'explain', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  child.stdout.destroy();
  const exitCode = await new Promise(resolve => child.on('close', resolve));
  expect({ err, exitCode }).toEqual({ err: '', exitCode: exitCodes.ok });
});

test.runIf(process.platform === 'linux')('an output that cannot be written is told', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [main, 'explain', '--json'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
  let err = '';
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
  const exitCode = await new Promise(resolve => child.on('close', resolve));
  expect(err).toMatch(/^error The output cannot be written: ENOSPC.*\n$/);
  expect(exitCode).toBe(exitCodes.failed);
});

test('lsp --stdio is the language server: it answers, and ends when it is told to', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [main, 'lsp', '--stdio'], { stdio: 'pipe' });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  const answer = await connection.sendRequest<{ capabilities: object }>('initialize', { processId: null, rootUri: null, capabilities: {} });
  expect(answer.capabilities).toMatchObject({ hoverProvider: true, renameProvider: expect.anything() });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await new Promise(resolve => child.on('close', resolve))).toBe(exitCodes.ok);
});

test('a Node that is too old is told', () => {
  expect(tooOld('20.20.2', '>=22.13')).toBe('tenantry needs Node.js 22.13 or later, and this is 20.20.2.');
  expect(tooOld('22.12.0', '>=22.13')).toContain('22.12.0');
  for (const version of ['22.13.0', '22.21.1', '24.0.0']) expect(tooOld(version, '>=22.13')).toBeUndefined();
});
