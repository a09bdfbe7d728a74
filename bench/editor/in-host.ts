import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import Module from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { TestApi } from '../../client/test-api.ts';
import type { HostFigures } from './figures.ts';

/** How Node loads a file; its types leave this out. */
interface Loader {
  exports: { readonly activate: (context: vscode.ExtensionContext) => unknown };
  load(file: string): void;
}

/** Of the extension's own: to load its code, and to run its activation. What the editor does between is not in it. */
function watchActivation(): { readonly clock: number; readonly processor: number } {
  const spent = { clock: 0, processor: 0 };
  const measured = <T>(work: () => T): T => {
    const [started, used] = [performance.now(), process.threadCpuUsage()];
    const result = work();
    const { user, system } = process.threadCpuUsage(used);
    spent.clock += performance.now() - started;
    spent.processor += (user + system) / 1000;
    return result;
  };
  const loader = Module.prototype as unknown as Loader;
  const { load } = loader;
  loader.load = function (this: Loader, file: string) {
    if (!file.endsWith('extension.cjs')) return load.call(this, file);
    measured(() => load.call(this, file));
    const { activate } = this.exports;
    this.exports = { ...this.exports, activate: context => measured(() => activate(context)) };
  };
  return spent;
}

/** Runs in the extension host: how long the activation takes, and what the host holds afterwards and after some work. */
export async function run(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed / 1_048_576;
  };
  const extension = vscode.extensions.getExtension<TestApi>('tenantry.tenantry');
  assert.ok(extension && !extension.isActive, 'The extension is active before it is measured.');
  const heapBefore = heap();
  const activation = watchActivation();
  const start = performance.now();
  const api = await extension.activate();
  const active = performance.now() - start;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, 'soc-topology-1/soc.tenantry');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await vscode.commands.executeCommand('tenantry.openPreviewToSide', uri);
  while (!api.previewState(uri)?.svg) await sleep(20);
  await api.plan(uri);
  await sleep(1_000);
  const heapAfter = heap();
  const figures: HostFigures = {
    activation: activation.clock,
    activationProcessor: activation.processor,
    active,
    heapBefore,
    heapAfter,
    resident: process.memoryUsage().rss / 1_048_576,
  };
  writeFileSync(process.env['TENANTRY_BENCH_FIGURES'] ?? '', JSON.stringify(figures));
  writeFileSync(process.env['TENANTRY_TEST_RESULTS'] ?? '', JSON.stringify({ passed: 1, failed: 0 }));
}
