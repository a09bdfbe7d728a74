import { readRuleSettings } from '../project/rule-settings.ts';
import type { TenantrySharedServices } from './services.ts';

/** Follows the workspace setting `tenantry.rules`; every file is checked again when it changes. */
export function followRuleSettings({ workspace, lsp }: TenantrySharedServices): void {
  const { ConfigurationProvider, DocumentBuilder, Projects, WorkspaceLock, WorkspaceManager } = workspace;
  let last = '';
  const take = (value: unknown): void => {
    const written = JSON.stringify(value ?? {});
    if (written === last || (last === '' && written === '{}')) return;
    last = written;
    const { settings, errors } = readRuleSettings(value);
    for (const error of errors) lsp.Connection?.console.warn(`tenantry.rules: ${error}`);
    Projects.configure(settings);
    void WorkspaceManager.ready.then(() => WorkspaceLock.write(token => DocumentBuilder.update([], [], token)));
  };
  ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
    if (section === 'tenantry') take(memberOf(configuration, 'rules'));
  });
  lsp.LanguageServer.onInitialized(() => {
    void ConfigurationProvider.getConfiguration('tenantry', 'rules').then(take);
  });
}

const memberOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
