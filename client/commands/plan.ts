import * as vscode from 'vscode';
import type { PlanResult, View } from '../../server/engine-protocol.ts';
import type { Workbench } from '../context.ts';
import { planScheme, reportScheme } from '../documents/readable-documents.ts';
import { engineTexts } from '../engine/engine-texts.ts';
import { sandboxParams } from '../engine/sandbox-params.ts';
import { textVersions } from '../plans/plan-memory.ts';
import { settings } from '../settings.ts';
import { targetWords } from '../targets/target-words.ts';
import { chosenTopology, givenFile, reveal } from '../topology-files.ts';
import { Refused, requireTrust } from '../trust.ts';

export interface Planned {
  readonly root: vscode.Uri;
  readonly plan: PlanResult;
  /** The plan's document, when it could be made. */
  readonly document?: vscode.Uri;
}

export interface How {
  /** Symbols of tenants to leave out. */
  readonly skip?: readonly string[];
  /** Ids of differences; nothing else is planned but what they need. */
  readonly only?: readonly string[];
  /** Whoever plans asks about tenants that stand in the way, so they need not be told. */
  readonly asks?: boolean;
}

/** Plans, and shows the plan beside the text before anything is written. Nothing in a tenant is changed by it. */
export const plan = (workbench: Workbench, given: unknown, how: How = {}): Promise<Planned> => look(workbench, given, 'plan', how);

/** Shows where the tenants are not as the topology says, on the picture and as a document. */
export const showDrift = (workbench: Workbench, given: unknown): Promise<Planned> => look(workbench, given, 'drift');

async function look(workbench: Workbench, given: unknown, view: View, { skip, only, asks }: How = {}): Promise<Planned> {
  await requireTrust(view === 'plan' ? vscode.l10n.t('Plan') : vscode.l10n.t('Show Drift'));
  const root = await rootOf(workbench, given);
  const versions = textVersions();
  const plan = await compare(workbench, root, view, { skip, only });
  workbench.reached.remember(plan);
  workbench.plans.remember(root, plan, versions);
  if (plan.document && view === 'plan') workbench.history.add({ root, target: plan.target, made: new Date(), document: plan.document });
  const document = plan.document && (await workbench.documents.show(planScheme, root, plan.document));
  for (const { severity, at, message } of plan.problems) workbench.log.info(`${severity}: ${at ?? root.path}: ${message}`);
  const errors = plan.problems.filter(({ severity }) => severity === 'error');
  const asked = asks && (plan.without?.length ?? 0) > 0;
  if (errors.length > 0 && !asked) tellErrors(errors);
  else if (errors.length === 0 && plan.changes.length === 0) void vscode.window.showInformationMessage(nothingToDo(plan));
  return { root, plan, document };
}

async function compare(
  { engine, server, log, storage, target: { current: target } }: Workbench,
  root: vscode.Uri,
  view: View,
  { skip, only }: How,
): Promise<PlanResult> {
  log.info(`Compares ${root.toString(true)} with ${target} for a ${view}.`);
  const live = target === 'live';
  const title =
    view === 'plan' ? vscode.l10n.t('Tenantry plans for {0}', targetWords[target]) : vscode.l10n.t('Tenantry looks for drift in {0}', targetWords[target]);
  // Live tenants may ask who signs in, and take their time.
  const location = live ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title, cancellable: live }, async (_, token) => {
    try {
      const params = {
        rootUri: root.toString(),
        overlay: await engineTexts(server, root),
        rules: settings.rules(),
        target,
        view,
        skip,
        only,
        sandbox: sandboxParams(storage),
      };
      return await engine.request('engine/plan', params, token);
    } catch (error) {
      throw token.isCancellationRequested ? new vscode.CancellationError() : error;
    }
  });
}

const nothingToDo = ({ target, view }: PlanResult): string =>
  view === 'drift'
    ? vscode.l10n.t('No drift: everything is as the topology says.')
    : target === 'sandbox'
      ? vscode.l10n.t('Nothing to deploy: the sandbox is as the topology says.')
      : vscode.l10n.t('Nothing to deploy: the tenants are as the topology says.');

function tellErrors(errors: PlanResult['problems']): void {
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` ${vscode.l10n.t('(and {0} more)', errors.length - 1)}` : '';
  const { place } = first;
  const where = first.at ? `${first.at}: ` : '';
  const reset = first.code === 'sandbox-domain-taken';
  const button = place ? vscode.l10n.t('Go to Problem') : reset ? vscode.l10n.t('Reset Sandbox') : vscode.l10n.t('Show Log');
  void vscode.window.showErrorMessage(`${vscode.l10n.t('Nothing can be deployed.')} ${where}${first.message}${more}`, button).then(chosen => {
    if (!chosen) return;
    if (place) void reveal(place);
    else void vscode.commands.executeCommand(reset ? 'tenantry.resetSandbox' : 'tenantry.showLog');
  });
}

/** The root of the topology that the person looks at: of its file, its plan, its report or its preview. */
async function rootOf({ documents, previews, topology, server, log }: Workbench, given: unknown): Promise<vscode.Uri> {
  const looked = givenFile(given) ?? vscode.window.activeTextEditor?.document.uri;
  if (looked?.scheme === planScheme || looked?.scheme === reportScheme) {
    const root = documents.rootOf(looked);
    if (root) return root;
  }
  const file = givenFile(given) ?? previews.activeRoot ?? chosenTopology(undefined) ?? topology.file;
  if (!file) throw tell(vscode.l10n.t('Open a .tenantry file first.'));
  try {
    return vscode.Uri.parse((await server.request('tenantry/topology', { uri: file.toString() })).root, true);
  } catch (error) {
    log.debug(`The root of ${file.toString(true)} is taken to be itself: ${error instanceof Error ? error.message : String(error)}`);
    return file;
  }
}

function tell(message: string): Refused {
  void vscode.window.showWarningMessage(message);
  return new Refused(message);
}
