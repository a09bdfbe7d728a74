import * as vscode from 'vscode';
import type { SandboxParams } from '../../server/engine-protocol.ts';
import { settings } from '../settings.ts';

export const sandboxParams = (storage: vscode.Uri): SandboxParams => ({
  port: settings.sandboxPort(),
  roles: settings.sandboxRoles(),
  persist: settings.sandboxKeeps() ? vscode.Uri.joinPath(storage, 'sandbox').fsPath : undefined,
});
