import * as vscode from 'vscode';
import type { Target } from '../../server/engine-protocol.ts';

const KEY = 'tenantry.target';

/**
 * What plans and deployments are made for. It is kept in the workspace's own memory and never in a setting, so that no
 * repository can bring it along.
 */
export class TargetChoice {
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<Target>();
  readonly onDidChange = this.changed.event;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  get current(): Target {
    return this.memory.get<Target>(KEY) === 'live' ? 'live' : 'sandbox';
  }

  async choose(target: Target): Promise<void> {
    await this.memory.update(KEY, target);
    this.changed.fire(target);
  }
}
