import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: Readonly<
    Record<'untrustedWorkspaces' | 'virtualWorkspaces', { readonly supported: unknown; readonly restrictedConfigurations?: readonly string[] }>
  >;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, object>>>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string; readonly markdownDescription?: string }>> };
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  };
}

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(await read('package.json')) as Manifest;
const { commands, configuration, configurationDefaults, menus } = manifest.contributes;

/** What plans, writes, or opens a port. */
const guarded = [
  'tenantry.plan',
  'tenantry.deploy',
  'tenantry.startSandbox',
  'tenantry.stopSandbox',
  'tenantry.resetSandbox',
  'tenantry.bindAccount',
  'tenantry.resumeDeployment',
];

test('a workspace cannot set anything that names an endpoint, an identity or a target', () => {
  for (const [name, { scope }] of Object.entries(configuration.properties)) {
    if (['tenantry.trace.server', 'tenantry.rules', 'tenantry.inlayHints.enabled'].includes(name)) continue;
    expect(['machine', 'application'], name).toContain(scope);
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain(name);
  }
});

test('Restricted Mode and virtual workspaces are supported in part', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  expect(manifest.capabilities.virtualWorkspaces.supported).toBe('limited');
});

test('commands that reach further than a preview are not offered in Restricted Mode, in any menu', () => {
  for (const [menu, items] of Object.entries(menus)) {
    for (const { command, when } of items.filter(item => guarded.includes(item.command))) expect(when, `${command} in ${menu}`).toMatch(/^isWorkspaceTrusted/);
  }
  expect(
    menus['commandPalette']
      ?.map(({ command }) => command)
      .filter(command => guarded.includes(command))
      .sort(),
  ).toEqual([...guarded].sort());
});

test('every command that is offered is registered', async () => {
  const registered = [...(await read('client/commands/index.ts')).matchAll(/'(tenantry\.\w+)':/g)].map(([, id]) => id);
  for (const { command } of commands) expect(registered).toContain(command);
});

test('the extension wakes up for its files, commands and previews only', () => {
  expect(manifest.activationEvents).toEqual(['onWebviewPanel:tenantry.preview']);
});

test('the port of the sandbox is not forwarded to other machines', () => {
  const [[process, attributes] = ['', {}]] = Object.entries(configurationDefaults['remote.portsAttributes'] ?? {});
  expect(attributes).toMatchObject({ onAutoForward: 'ignore' });
  for (const path of ['/home/ana/.vscode/extensions/tenantry-0.1.0/dist/engine.cjs', 'C:\\Users\\ana\\tenantry\\dist\\engine.cjs'])
    expect(path).toMatch(new RegExp(process));
});
