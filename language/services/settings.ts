import type { TenantrySharedServices } from './services.ts';

/** Follows the workspace setting `tenantry.<name>`: called with its value when the server has started, and when it changes. */
export function followSetting({ workspace, lsp }: TenantrySharedServices, name: string, take: (value: unknown) => void): void {
  const { ConfigurationProvider } = workspace;
  let last: string | undefined;
  const told = (value: unknown): void => {
    const written = JSON.stringify(value) ?? '';
    if (written === last) return;
    last = written;
    take(value);
  };
  ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
    if (section === 'tenantry') told(memberOf(configuration, name));
  });
  lsp.LanguageServer.onInitialized(() => {
    void ConfigurationProvider.getConfiguration('tenantry', name).then(told);
  });
}

/** A member of an object of any origin. */
export const memberOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
