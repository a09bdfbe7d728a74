import { readRuleSettings } from '../project/rule-settings.ts';
import type { TenantrySharedServices } from './services.ts';
import { followSetting } from './settings.ts';

/** Follows the workspace setting `tenantry.rules`; every file is checked again when it changes. */
export function followRuleSettings(services: TenantrySharedServices): void {
  const { DocumentBuilder, Projects, WorkspaceLock, WorkspaceManager } = services.workspace;
  let usual = true;
  followSetting(services, 'rules', value => {
    const { settings, errors } = readRuleSettings(value);
    for (const error of errors) services.lsp.Connection?.console.warn(`tenantry.rules: ${error}`);
    if (usual && settings.size === 0) return;
    usual = settings.size === 0;
    Projects.configure(settings);
    void WorkspaceManager.ready.then(() => WorkspaceLock.write(token => DocumentBuilder.update([], [], token)));
  });
}
