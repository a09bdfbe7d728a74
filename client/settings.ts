import * as vscode from 'vscode';

const read = <T>(name: string, otherwise: T): T => vscode.workspace.getConfiguration('tenantry').get<T>(name) ?? otherwise;

/** The extension's settings. What names an endpoint or an identity is of the machine or the application: a workspace cannot set it. */
export const settings = {
  followCursor: () => read('preview.followCursor', true),
  showPlan: () => read('preview.showPlan', true),
  /** 0 takes a free port. */
  sandboxPort: () => read('sandbox.port', 0),
  sandboxKeeps: () => read('sandbox.keepContents', false),
  /** Application (client) id of the registration to sign in with; empty: the one of VS Code. */
  clientId: () => read('live.clientId', '').trim(),
};
