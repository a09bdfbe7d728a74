import * as vscode from 'vscode';
import type { Place, ReadableDocument } from '../../server/engine-protocol.ts';

/** A difference of a drift, as its lenses hand it to their commands. */
export interface DriftedItem {
  /** URI of the topology. */
  readonly root: string;
  readonly id: string;
  /** What a comment above keeps out of plans; absent where none can. */
  readonly ignorable?: Place;
}

export const isDrifted = (value: unknown): value is DriftedItem =>
  typeof value === 'object' && value !== null && 'root' in value && typeof value.root === 'string' && 'id' in value && typeof value.id === 'string';

/** Above each difference of a drift: adopt it, put it back, ignore it. */
export function driftLenses(document: vscode.TextDocument, { drifted = [] }: ReadableDocument, root: vscode.Uri): vscode.CodeLens[] {
  return drifted.flatMap(({ start, id, ignorable }) => {
    const at = document.positionAt(start);
    const range = new vscode.Range(at, at);
    const item: DriftedItem = { root: root.toString(), id, ...(ignorable ? { ignorable } : {}) };
    const lens = (command: string, title: string, tooltip: string) => new vscode.CodeLens(range, { command, title, tooltip, arguments: [item] });
    return [
      lens('tenantry.adopt', vscode.l10n.t('Adopt'), vscode.l10n.t('Write what the tenant has into the topology')),
      lens('tenantry.putBack', vscode.l10n.t('Put Back'), vscode.l10n.t('Deploy this alone, with what it needs')),
      ...(ignorable ? [lens('tenantry.ignoreDrift', vscode.l10n.t('Ignore…'), vscode.l10n.t('Keep the difference out of plans, with a reason'))] : []),
    ];
  });
}
