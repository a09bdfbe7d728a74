import * as vscode from 'vscode';
import type { ServerState } from '../server-connection.ts';
import { problemReport, settingLines } from './problem-report-text.ts';

/** What the report tells besides what the editor knows. */
export interface ReportedState {
  readonly server: ServerState;
  /** What plans are made for; absent where nothing can be planned. */
  readonly target?: 'sandbox' | 'live';
}

/** Opens a document with what a report of a problem needs. Nothing is sent. */
export async function reportProblem(state: ReportedState): Promise<void> {
  const manifest = vscode.extensions.getExtension('tenantry.tenantry')?.packageJSON;
  const content = problemReport(facts(state, String(manifest?.version ?? '')), settingLines(settings(manifest)));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }), { preview: false });
}

function facts({ server, target }: ReportedState, version: string): readonly string[] {
  const { appName, uiKind, remoteName, language } = vscode.env;
  const schemes = new Set(vscode.workspace.workspaceFolders?.map(({ uri }) => uri.scheme));
  return [
    `Tenantry ${version}`,
    `${appName} ${vscode.version}, ${uiKind === vscode.UIKind.Web ? 'in a browser' : 'on the desktop'}, language ${language}`,
    `Extensions run ${remoteName ? `remotely (${remoteName})` : 'locally'}: ${machine()}`,
    `Folders: ${[...schemes].join(', ') || 'none'}${vscode.workspace.isTrusted ? '' : ', in Restricted Mode'}`,
    `Language server: ${server}`,
    ...(target ? [`Target: ${target === 'live' ? 'live tenants' : 'sandbox'}`] : []),
  ];
}

/** In a browser there is no process. */
const machine = (): string =>
  typeof process === 'object' && process.versions?.node ? `${process.platform} ${process.arch}, Node ${process.versions.node}` : 'web worker';

/** The settings that somebody has changed, by name. */
function settings(manifest: { readonly contributes?: { readonly configuration?: readonly { readonly properties?: object }[] } } | undefined) {
  const configuration = vscode.workspace.getConfiguration();
  const names = (manifest?.contributes?.configuration ?? []).flatMap(({ properties = {} }) => Object.keys(properties));
  return names.flatMap((name): [string, unknown][] => {
    const found = configuration.inspect<unknown>(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    return value === undefined ? [] : [[name, value]];
  });
}
