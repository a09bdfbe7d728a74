import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DeployResult, RunRecord } from '../engine-protocol.ts';

/** What is kept of a deployment beside its journal, in a file of the same name: what it was, and how it ended. */
export class RunFile {
  private readonly folder: string;
  private readonly record: RunRecord;
  /** Names the run: the journal is `<id>.jsonl`. */
  readonly id: string;

  constructor(folder: string, id: string, begun: Omit<RunRecord, 'schema' | 'pid'>) {
    this.folder = folder;
    this.id = id;
    this.record = { schema: 'tenantry.run/1', ...begun, pid: process.pid };
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.write(this.record);
  }

  get journal(): string {
    return path.join(this.folder, `${this.id}.jsonl`);
  }

  get har(): string {
    return path.join(this.folder, `${this.id}.har`);
  }

  /** @param result absent where the deployment ended with an error */
  end(ended: string, result?: DeployResult, traced = false): void {
    this.write({ ...this.record, ended, result, ...(traced ? { traced } : {}) });
  }

  /** Whole or not at all. */
  private write(record: RunRecord): void {
    const file = path.join(this.folder, `${this.id}.json`);
    writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}
