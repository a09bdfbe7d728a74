import * as vscode from 'vscode';
import type { PlanResult } from '../../server/engine-protocol.ts';
import type { PlanMark } from '../../server/protocol.ts';
import { settings } from '../settings.ts';
import { languageId } from '../topology-files.ts';
import { type Legend, legendOf } from './legend.ts';

/** The latest plan of a topology. It is forgotten when a text that it was made from changes, or when it is carried out. */
export interface LatestPlan {
  readonly root: vscode.Uri;
  readonly result: PlanResult;
  readonly made: Date;
}

/** Versions of the open texts, to see whether one changed while a plan was made. */
export type TextVersions = ReadonlyMap<string, number>;

export const textVersions = (): TextVersions =>
  new Map(vscode.workspace.textDocuments.filter(({ languageId: id }) => id === languageId).map(({ uri, version }) => [uri.toString(), version]));

/** The latest plans by root, and whether pictures show them. */
export class PlanMemory implements vscode.Disposable {
  private readonly plans = new Map<string, LatestPlan>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly registrations: vscode.Disposable;
  private showing = settings.showPlan();
  readonly onDidChange = this.changed.event;

  constructor() {
    const files = vscode.workspace.createFileSystemWatcher('**/*.tenantry');
    const written = (uri: vscode.Uri) => {
      // A save changes no text; edits of open texts are heard of below.
      if (!vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString())) this.outdate(uri);
    };
    this.registrations = vscode.Disposable.from(
      this.changed,
      files,
      files.onDidChange(written),
      files.onDidCreate(written),
      files.onDidDelete(uri => this.outdate(uri)),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (!change.affectsConfiguration('tenantry.preview.showPlan')) return;
        this.showing = settings.showPlan();
        this.tell();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.outdate(document.uri)),
    );
  }

  /** @param versions taken before the plan was asked for: a text that changed since makes it an old one */
  remember(root: vscode.Uri, result: PlanResult, versions: TextVersions): void {
    const now = textVersions();
    const current = result.files.every(uri => now.get(uri) === undefined || versions.get(uri) === undefined || now.get(uri) === versions.get(uri));
    if (current && result.files.length > 0) this.plans.set(root.toString(), { root, result, made: new Date() });
    else this.plans.delete(root.toString());
    this.tell();
  }

  of(root: vscode.Uri): LatestPlan | undefined {
    return this.plans.get(root.toString());
  }

  forget(root?: vscode.Uri): void {
    if (root) this.plans.delete(root.toString());
    else this.plans.clear();
    this.tell();
  }

  /** Shows plans on pictures, or hides them. */
  toggle(): void {
    this.showing = !this.showing;
    this.tell();
  }

  marks(root: vscode.Uri): readonly PlanMark[] {
    return this.showing ? (this.of(root)?.result.marks ?? []) : [];
  }

  legend(root: vscode.Uri): Legend | undefined {
    const plan = this.of(root);
    return plan && legendOf(plan.result, this.showing);
  }

  dispose(): void {
    this.registrations.dispose();
  }

  private outdate(uri: vscode.Uri): void {
    const old = [...this.plans].filter(([, { result }]) => result.files.includes(uri.toString()));
    for (const [root] of old) this.plans.delete(root);
    if (old.length > 0) this.tell();
  }

  private tell(): void {
    const any = [...this.plans.values()].some(({ result }) => legendOf(result, true) !== undefined);
    void vscode.commands.executeCommand('setContext', 'tenantry.hasPlan', any);
    this.changed.fire();
  }
}
