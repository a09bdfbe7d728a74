import * as vscode from 'vscode';
import { asBoolean, asPort, asText, asTexts } from './setting-values.ts';

const read = (name: string): unknown => vscode.workspace.getConfiguration('tenantry').get<unknown>(name);

/**
 * The extension's settings. What names an endpoint or an identity is of the machine or the application: a workspace cannot
 * set it. A value of another type counts as not set.
 */
export const settings = {
  /** Severities by code; read where problems are told. */
  rules: () => read('rules'),
  followCursor: () => asBoolean(read('preview.followCursor'), true),
  showPlan: () => asBoolean(read('preview.showPlan'), true),
  /** 0 takes a free port. */
  sandboxPort: () => asPort(read('sandbox.port')),
  sandboxKeeps: () => asBoolean(read('sandbox.keepContents'), false),
  /** Directory roles that act in the sandbox; none: all of them. */
  sandboxRoles: () => asTexts(read('sandbox.roles')),
  /** Application (client) id of the registration to sign in with; empty: the one of VS Code or the Azure libraries. */
  clientId: () => asText(read('live.clientId')).trim(),
  traceDeployments: () => asBoolean(read('trace.deployments'), false),
};
