import * as vscode from 'vscode';
import { PlanMemory } from './plans/plan-memory.ts';
import type { ExportFormat } from './preview/preview-messages.ts';
import { PreviewPanels } from './preview/preview-panels.ts';
import { savePicture } from './preview/save-picture.ts';
import { type WebTestApi, webTestApi } from './web/test-api.ts';
import { unavailableViews } from './web/unavailable-views.ts';
import { registerWebCommands, webCommandIds } from './web/web-commands.ts';
import { WebLanguageServer } from './web/web-language-server.ts';
import { showWebStatus } from './web/web-status.ts';

/**
 * The extension where there is a browser and no machine: language features and the preview, all inside of the browser.
 * Plans, deployments and the sandbox need processes and connections; their commands say so.
 */
export function activate(context: vscode.ExtensionContext): WebTestApi | undefined {
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const log = vscode.window.createOutputChannel('Tenantry', { log: true });
  const server = new WebLanguageServer(vscode.Uri.joinPath(dist, 'server-browser.js'), log, webCommandIds);
  // Nothing is planned here: the previews of both extensions are the same, and this one never shows a plan.
  const plans = new PlanMemory();
  const exportPicture = (root: vscode.Uri, format: ExportFormat) =>
    savePicture(root, format, () => server.request('tenantry/drawing', { uri: root.toString(), format }));
  const previews = new PreviewPanels({ dist, server, log, plans, exportPicture });
  const { contributes } = context.extension.packageJSON;
  context.subscriptions.push(
    log,
    plans,
    previews,
    showWebStatus(server),
    unavailableViews(contributes),
    registerWebCommands({ log, server, previews, examples: vscode.Uri.joinPath(context.extensionUri, 'examples') }, contributes),
    server,
  );
  server.start().catch(error => log.error(error instanceof Error ? error : String(error)));
  return context.extensionMode === vscode.ExtensionMode.Test ? webTestApi(server, previews) : undefined;
}

/** The editor disposes of what was subscribed; the worker ends with it. */
export function deactivate(): void {}
