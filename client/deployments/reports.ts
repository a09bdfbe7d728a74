import { l10n } from 'vscode';
import type { ReadableDocument } from '../../server/engine-protocol.ts';
import type { EngineProcess } from '../engine/engine-process.ts';
import type { Runs } from './runs.ts';

/** The reports of runs, as long as their files are there. */
export class Reports {
  private readonly runs: Runs;
  private readonly engine: EngineProcess;

  constructor(runs: Runs, engine: EngineProcess) {
    this.runs = runs;
    this.engine = engine;
  }

  /** @returns nothing where the run is not known any more */
  async of(id: string): Promise<ReadableDocument | undefined> {
    const run = await this.runs.read(id);
    if (!run) return undefined;
    const { record, state } = run;
    if (record.result) return record.result.report;
    if (state === 'running') return { title: record.title, text: `${record.title}\n\n${l10n.t('This deployment runs.')}\n`, links: [] };
    return this.engine.request('engine/interruptedReport', { journal: this.runs.journal(id).fsPath, title: record.title });
  }
}
