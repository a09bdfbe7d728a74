import * as vscode from 'vscode';
import type { AdoptResult } from '../../server/engine-protocol.ts';
import type { Workbench } from '../context.ts';
import { differing } from '../documents/differing.ts';
import type { DriftedItem } from '../documents/drift-lenses.ts';
import { engineTexts } from '../engine/engine-texts.ts';
import { sandboxParams } from '../engine/sandbox-params.ts';
import { settings } from '../settings.ts';
import { requireTrust } from '../trust.ts';
import { deploy } from './deploy.ts';
import { showDrift } from './plan.ts';

/** Writes what the tenant has into the topology, in the editor: saving it is left to the person. */
export async function adopt(workbench: Workbench, item: DriftedItem): Promise<AdoptResult | undefined> {
  await requireTrust(vscode.l10n.t('Adopt'));
  const { engine, server, storage, target } = workbench;
  const root = vscode.Uri.parse(item.root, true);
  const overlay = await engineTexts(server, root);
  const open = versions();
  const params = { rootUri: item.root, overlay, rules: settings.rules(), target: target.current, sandbox: sandboxParams(storage), ids: [item.id] };
  const title = vscode.l10n.t('Tenantry reads what the tenant has');
  const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_, token) =>
    engine.request('engine/adopt', params, token),
  );
  if (result.refused.length > 0) {
    void vscode.window.showWarningMessage(`${vscode.l10n.t('Nothing was adopted.')} ${result.refused.join(' ')}`);
    return result;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text } of result.files) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    if ((open.get(uri) ?? document.version) !== document.version) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The text was changed meanwhile. Nothing was adopted.'));
      return undefined;
    }
    const { start, end, replaced } = differing(document.getText(), text);
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), replaced);
  }
  await vscode.workspace.applyEdit(edit);
  if (result.warnings.length > 0) void vscode.window.showWarningMessage(result.warnings.join(' '));
  await showDrift(workbench, root);
  return result;
}

/** Puts a comment above what differs, which keeps the difference out of plans. */
export async function ignoreDrift(workbench: Workbench, { root, ignorable }: DriftedItem): Promise<void> {
  if (!ignorable) return;
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ignore This Difference'),
    prompt: vscode.l10n.t('Why may the tenant differ here? The reason stands in the topology and in every plan.'),
    ignoreFocusOut: true,
    validateInput: value => (value.trim() === '' ? vscode.l10n.t('Say why.') : undefined),
  });
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(ignorable.uri, true));
  const line = document.lineAt(document.positionAt(ignorable.start).line);
  const edit = new vscode.WorkspaceEdit();
  const indent = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
  edit.insert(document.uri, line.range.start, `${indent}// tenantry-ignore drift: ${reason.trim()}\n`);
  await vscode.workspace.applyEdit(edit);
  await showDrift(workbench, vscode.Uri.parse(root, true));
}

/** Deploys one thing alone, with what it needs; asks before. */
export async function putBack(workbench: Workbench, { root, id }: DriftedItem): Promise<void> {
  await deploy(workbench, vscode.Uri.parse(root, true), undefined, { only: [id] });
}

const versions = (): ReadonlyMap<string, number> => new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));
