import * as vscode from 'vscode';
import type { ActiveTopology } from '../active-topology.ts';
import type { ExportFormat } from '../preview/preview-messages.ts';
import type { PreviewPanels } from '../preview/preview-panels.ts';
import { chosenTopology } from '../topology-files.ts';

type Choice = vscode.QuickPickItem & { readonly format: ExportFormat | 'png' };

const choices: readonly Choice[] = [
  { label: 'SVG', description: vscode.l10n.t('a drawing for documents and web pages; follows light and dark'), format: 'svg' },
  { label: 'PNG', description: vscode.l10n.t('an image, coloured as the preview is'), format: 'png' },
  { label: 'Mermaid', description: vscode.l10n.t('text for Markdown'), format: 'mermaid' },
  { label: 'JSON', description: vscode.l10n.t('what is drawn and where, for other programs'), format: 'json' },
];

/** What an export needs, on the desktop and in a browser. */
interface Desk {
  readonly previews: PreviewPanels;
  readonly topology?: Pick<ActiveTopology, 'file'>;
}

/** Writes the picture of the topology that is looked at to a file. */
export async function exportPicture({ previews, topology }: Desk, given: unknown): Promise<void> {
  const document = given instanceof vscode.Uri ? given : (previews.activeRoot ?? chosenTopology(undefined) ?? topology?.file);
  if (!document) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Open a .tenantry file first.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Export Picture'), placeHolder: vscode.l10n.t('As what?') });
  if (picked) return previews.show(document).export(picked.format);
}
