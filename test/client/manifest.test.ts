import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations?: readonly string[] };
    readonly virtualWorkspaces: unknown;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, object>>>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, { readonly scope?: string; readonly default?: unknown; readonly markdownDescription?: string }>>;
    }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: Readonly<Record<string, string>>;
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
  };
}

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const texts = JSON.parse(await read('package.nls.json')) as Readonly<Record<string, string>>;
/** As the editor sees it in English. */
const manifest = JSON.parse(await read('package.json'), (_, value: unknown) =>
  typeof value === 'string' ? value.replace(/^%(.+)%$/, (_, key: string) => texts[key] ?? '') : value,
) as Manifest;
const { commands, configuration, configurationDefaults, menus } = manifest.contributes;

/** What plans, writes, or opens a port. */
const guarded = [
  'tenantry.plan',
  'tenantry.showDrift',
  'tenantry.deploy',
  'tenantry.startSandbox',
  'tenantry.stopSandbox',
  'tenantry.resetSandbox',
  'tenantry.bindAccount',
  'tenantry.resumeDeployment',
];

test('a workspace cannot set anything that names an endpoint, an identity or a target', () => {
  const all = configuration.flatMap(({ properties }) => Object.entries(properties));
  const reaching = all.filter(([name]) => /^tenantry\.(sandbox|live)\./.test(name));
  expect(reaching).toHaveLength(4);
  for (const [name, { scope }] of reaching) {
    expect(['machine', 'application'], name).toContain(scope);
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain(name);
  }
});

test('every setting stands in a section with a default, a scope and a description', () => {
  expect(configuration.map(({ title }) => title)).toEqual(['Editor', 'Preview', 'Sandbox', 'Live Tenants', 'Language Server and Traces']);
  for (const [name, setting] of configuration.flatMap(({ properties }) => Object.entries(properties))) {
    expect(setting.default, name).toBeDefined();
    expect(setting.scope, name).toBeDefined();
    expect(setting.markdownDescription, name).toMatch(/\.$/);
  }
});

test('the walkthrough has five steps whose media are there and whose commands and ends exist', async () => {
  const [walkthrough] = manifest.contributes.walkthroughs;
  expect(walkthrough?.steps.map(({ id }) => id)).toEqual(['sample', 'diagram', 'fix', 'rehearse', 'connect']);
  const ids = commands.map(({ command }) => command);
  for (const { description, media, completionEvents } of walkthrough?.steps ?? []) {
    const file = media['markdown'] ?? media['svg'] ?? '';
    expect((await read(file)).length).toBeGreaterThan(100);
    if (media['svg']) expect(media['altText']).toBeTruthy();
    const named = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id);
    const awaited = completionEvents.flatMap(event => /^onCommand:(.+)/.exec(event)?.[1] ?? []);
    expect(ids).toEqual(expect.arrayContaining([...named, ...awaited]));
    expect(completionEvents.length).toBeGreaterThan(0);
  }
  expect(await read('client/walkthrough/mended-problems.ts')).toContain("'tenantry.mended'");
  expect(await read('.vscodeignore')).toMatch(/!client\/walkthrough\/\*\.md\n!client\/walkthrough\/\*\.svg\n!examples/);
});

test('an empty view says how to fill it', () => {
  const [tenants] = manifest.contributes.viewsWelcome;
  for (const command of ['newTopology', 'openSample', 'openWalkthrough']) expect(tenants?.contents).toContain(`(command:tenantry.${command})`);
});

test('Restricted Mode is supported in part, virtual workspaces as any other', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  expect(manifest.capabilities.virtualWorkspaces).toBe(true);
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
