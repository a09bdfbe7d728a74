import * as vscode from 'vscode';
import { breakSample } from '../commands/break-sample.ts';
import { exportPicture } from '../commands/export-picture.ts';
import { lensCommands } from '../commands/lenses.ts';
import { newTopology, openSample } from '../commands/new-topology.ts';
import { reportProblem } from '../commands/problem-report.ts';
import type { PreviewPanels } from '../preview/preview-panels.ts';
import { chosenTopology } from '../topology-files.ts';
import { type Contributions, needsMachine } from './contributions.ts';
import type { WebLanguageServer } from './web-language-server.ts';

interface Workbench {
  readonly log: vscode.LogOutputChannel;
  readonly server: WebLanguageServer;
  readonly previews: PreviewPanels;
  /** The folder of the examples. */
  readonly examples: vscode.Uri;
}

/** What works in a browser, by command. */
const available: Readonly<Record<string, (workbench: Workbench, given: unknown) => unknown>> = {
  ...lensCommands,
  'tenantry.newTopology': newTopology,
  'tenantry.openSample': openSample,
  'tenantry.breakSample': breakSample,
  'tenantry.openWalkthrough': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', 'tenantry.tenantry#tenantry.start', false),
  'tenantry.openPreviewToSide': ({ previews }, given) => {
    const document = chosenTopology(given);
    if (document) previews.show(document);
    else void vscode.window.showWarningMessage(vscode.l10n.t('Open a .tenantry file first.'));
  },
  'tenantry.exportPicture': exportPicture,
  'tenantry.showLog': ({ log }) => log.show(),
  'tenantry.restartServer': ({ server }) => server.restart(),
  'tenantry.reportProblem': ({ server }) => reportProblem({ server: server.state }),
};

export const webCommandIds: readonly string[] = Object.keys(available);

/** The commands above, and for all others of the manifest an explanation. */
export function registerWebCommands(workbench: Workbench, { commands }: Contributions): vscode.Disposable {
  const explained = commands.map(({ command, title }) => [command, () => void vscode.window.showInformationMessage(needsMachine(title))] as const);
  const registered = Object.entries({ ...Object.fromEntries(explained), ...available }).map(([command, run]) => {
    return vscode.commands.registerCommand(command, async (given: unknown) => {
      try {
        await run(workbench, given);
      } catch (error) {
        workbench.log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  });
  return vscode.Disposable.from(...registered);
}
