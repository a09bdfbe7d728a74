import path from 'node:path';
import {
  apply,
  type DeployEvent,
  type DeployReport,
  type Lease,
  lookAgainAt,
  openJournal,
  type Plan,
  stateFolder,
  Trace,
  takeLease,
  unsettledIn,
  writtenBy,
} from '../../deploy/index.ts';
import type { DeployParams, DeployResult } from '../engine-protocol.ts';
import type { PlanStore, StoredPlan } from './plan-store.ts';
import { ProgressLine } from './progress-line.ts';
import { nameOf, reportDocument } from './readable.ts';
import { RunFile } from './run-record.ts';
import { connectTo, type Targets } from './targets.ts';

/** Carries out plans, one at a time. */
export class Deployer {
  private readonly targets: Targets;
  private readonly plans: PlanStore;
  private readonly controller = new AbortController();
  private running: Promise<DeployResult> | undefined;

  constructor(targets: Targets, plans: PlanStore) {
    this.targets = targets;
    this.plans = plans;
  }

  get isDeploying(): boolean {
    return this.running !== undefined;
  }

  refuseWhileDeploying(): void {
    if (this.running) throw new Error('A deployment is running. Wait for its end, or cancel it.');
  }

  /** @param signal starts nothing new once it fires; what is in flight is finished */
  async deploy(params: DeployParams, signal: AbortSignal): Promise<DeployResult> {
    this.refuseWhileDeploying();
    const stored = this.plans.take(params.planId);
    this.running = this.run(stored, params, AbortSignal.any([signal, this.controller.signal]));
    try {
      return await this.running;
    } finally {
      this.running = undefined;
    }
  }

  /** Ends what is in flight and takes no more. */
  async end(): Promise<void> {
    this.controller.abort();
    await this.running?.catch(() => undefined);
  }

  private async run(
    { id, plan, topology, target, sandbox }: StoredPlan,
    { journals, trace: traced }: DeployParams,
    signal: AbortSignal,
  ): Promise<DeployResult> {
    const trace = traced ? new Trace() : undefined;
    const connections = await connectTo({ target, sandbox, trace }, topology, this.targets);
    const started = new Date().toISOString();
    const written = plan.tenants.filter(({ create, update, remove }) => create + update + remove > 0).map(({ displayName }) => displayName);
    const file = new RunFile(journals, `${started.replaceAll(':', '-')} ${nameOf(plan.root)}`, {
      root: plan.root,
      title: `Deployment of ${nameOf(plan.root)}`,
      target,
      tenants: written,
      started,
    });
    const journal = openJournal(file.journal);
    const progress = new ProgressLine(id, plan);
    const onEvent = (event: DeployEvent) => {
      const state = progress.after(event);
      if (state) this.targets.host.tell('engine/progress', state);
    };
    let result: DeployResult | undefined;
    let lease: Lease | undefined;
    // A sandbox may have been emptied since the last run.
    const unsettled = target === 'sandbox' ? undefined : unsettledIn([journals, path.join(stateFolder(), 'journals')], plan, connections);
    try {
      // The sandbox belongs to this process, which deploys one plan at a time.
      if (target !== 'sandbox') lease = takeLease(writtenBy(plan, connections), plan.root);
      result = resultOf(
        await apply(plan, topology, connections, { signal, journal, onEvent, unsettled, lookAgain: lookAgainAt(plan, topology, connections) }),
        plan,
        target,
        file.id,
      );
      return result;
    } finally {
      lease?.release();
      const saved = await trace?.save(file.har).then(
        () => true,
        (error: Error) => this.targets.host.tell('engine/log', { level: 'error', message: `The trace could not be written: ${error.message}` }),
      );
      file.end(new Date().toISOString(), result, saved === true);
    }
  }
}

function resultOf(report: DeployReport, plan: Plan, target: StoredPlan['target'], run: string): DeployResult {
  const count = (...states: string[]) => report.operations.filter(({ state }) => states.includes(state)).length;
  return {
    target,
    outcome: report.outcome,
    refusal: report.refusal,
    done: count('done'),
    failed: count('failed', 'unknown'),
    notStarted: count('skipped', 'not-started'),
    report: reportDocument(plan, report, target),
    run,
  };
}
