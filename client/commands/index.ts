import * as vscode from 'vscode';
import type { Workbench } from '../context.ts';
import { isDrifted } from '../documents/drift-lenses.ts';
import { chosenTopology, isPlace, reveal } from '../topology-files.ts';
import { Refused } from '../trust.ts';
import { bindAccount } from './bind-account.ts';
import { breakSample } from './break-sample.ts';
import { comparePlans } from './compare-plans.ts';
import { deploy } from './deploy.ts';
import { deleteDeployment, openReport, openTrace, resumeDeployment } from './deployments.ts';
import { adopt, ignoreDrift, putBack } from './drift.ts';
import { exportPicture } from './export-picture.ts';
import { lensCommands } from './lenses.ts';
import { newTopology, openSample } from './new-topology.ts';
import { plan, showDrift } from './plan.ts';
import { reportProblem } from './problem-report.ts';
import { resetSandbox, startSandbox, stopSandbox } from './sandbox.ts';
import { selectTarget } from './select-target.ts';

type Command = (workbench: Workbench, given: unknown) => unknown;

/** Every command by its id. The first argument is what the editor hands over: a file, where one was chosen. */
const commands: Readonly<Record<string, Command>> = {
  ...lensCommands,
  'tenantry.newTopology': newTopology,
  'tenantry.openSample': openSample,
  'tenantry.breakSample': breakSample,
  'tenantry.openWalkthrough': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', 'tenantry.tenantry#tenantry.start', false),
  'tenantry.openPreviewToSide': openPreview,
  'tenantry.exportPicture': exportPicture,
  'tenantry.plan': plan,
  'tenantry.showDrift': showDrift,
  'tenantry.openTrace': openTrace,
  'tenantry.deploy': (workbench, given) => deploy(workbench, given),
  'tenantry.startSandbox': startSandbox,
  'tenantry.stopSandbox': stopSandbox,
  'tenantry.resetSandbox': resetSandbox,
  'tenantry.selectTarget': selectTarget,
  'tenantry.togglePlanOnPicture': ({ plans }) => plans.toggle(),
  'tenantry.comparePlans': comparePlans,
  'tenantry.bindAccount': bindAccount,
  'tenantry.openReport': openReport,
  'tenantry.resumeDeployment': resumeDeployment,
  'tenantry.deleteDeployment': deleteDeployment,
  'tenantry.refreshDeployments': ({ runs }) => runs.refresh(),
  'tenantry.showLog': ({ log }) => log.show(),
  'tenantry.restartServer': ({ server }) => server.restart(),
  'tenantry.reportProblem': ({ server, target }) => reportProblem({ server: server.state, target: target.current }),
  // Behind the links of plans and reports; not in the palette.
  'tenantry.adopt': (workbench, item) => (isDrifted(item) ? adopt(workbench, item) : undefined),
  'tenantry.putBack': (workbench, item) => (isDrifted(item) ? putBack(workbench, item) : undefined),
  'tenantry.ignoreDrift': (workbench, item) => (isDrifted(item) ? ignoreDrift(workbench, item) : undefined),
  'tenantry.reveal': (_, place) => (isPlace(place) ? reveal(place) : undefined),
};

export const commandIds: readonly string[] = Object.keys(commands);

export function registerCommands(workbench: Workbench): vscode.Disposable {
  const registered = Object.entries(commands).map(([id, command]) =>
    vscode.commands.registerCommand(id, async (given: unknown) => {
      try {
        await command(workbench, given);
      } catch (error) {
        tell(workbench, error);
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}

function openPreview({ previews }: Workbench, given: unknown): void {
  const document = chosenTopology(given);
  if (document) previews.show(document);
  else void vscode.window.showWarningMessage(vscode.l10n.t('Open a .tenantry file first.'));
}

function tell({ log }: Workbench, error: unknown): void {
  if (error instanceof Refused || error instanceof vscode.CancellationError) return;
  const message = error instanceof Error ? error.message : String(error);
  log.error(error instanceof Error ? error : message);
  void vscode.window.showErrorMessage(message, vscode.l10n.t('Show Log')).then(chosen => chosen && log.show());
}
