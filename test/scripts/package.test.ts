import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';
import { marketplaceReadme } from '../../scripts/package/readme.ts';
import { shippedManifest } from '../../scripts/package/stage.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const shipped = await listFiles({ cwd: root, packageManager: PackageManager.None });

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration?: string; readonly icon?: Readonly<Record<string, string>> }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
  };
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const { languages, grammars, snippets } = manifest.contributes;
const named = [
  manifest.main,
  manifest.browser,
  manifest.icon,
  ...languages.flatMap(language => [...(language.configuration ? [language.configuration] : []), ...Object.values(language.icon ?? {})]),
  ...grammars.map(grammar => grammar.path),
  ...snippets.map(snippet => snippet.path),
].map(file => path.posix.normalize(file));

describe('the packed extension', () => {
  it('holds bundles, grammars, icons and the papers, and nothing else', () => {
    expect([...shipped].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'SUPPORT.md',
      'THIRD-PARTY-NOTICES.md',
      'client/icons/activity.svg',
      'client/icons/file-dark.svg',
      'client/icons/file-light.svg',
      'client/icons/tenantry.png',
      'client/walkthrough/connect.md',
      'client/walkthrough/connect.nls.de.md',
      'client/walkthrough/diagram.svg',
      'client/walkthrough/fix.md',
      'client/walkthrough/fix.nls.de.md',
      'client/walkthrough/rehearse.md',
      'client/walkthrough/rehearse.nls.de.md',
      'client/walkthrough/sample.md',
      'client/walkthrough/sample.nls.de.md',
      'dist/engine.cjs',
      'dist/extension-browser.js',
      'dist/extension.cjs',
      'dist/preview.css',
      'dist/preview.js',
      'dist/server-browser.js',
      'dist/server-code.cjs',
      'dist/server.cjs',
      'examples/birthright/birthright.tenantry',
      'examples/hub-application/hub.tenantry',
      'examples/hub-user/users.tenantry',
      'examples/joint-venture/venture.tenantry',
      'examples/mesh/mesh.tenantry',
      'examples/production-test/test-tenant.tenantry',
      'examples/soc-topology-1/soc.tenantry',
      'examples/soc-topology-1/tenants.tenantry',
      'examples/soc-topology-2/soc.tenantry',
      'l10n/bundle.l10n.de.json',
      'l10n/bundle.l10n.json',
      'package.json',
      'package.nls.de.json',
      'package.nls.json',
      'syntaxes/language-configuration.json',
      'syntaxes/snippets.json',
      'syntaxes/tenantry.markdown.tmLanguage.json',
      'syntaxes/tenantry.tmLanguage.json',
    ]);
  });

  it.each(named)('%s, named in the manifest, is in it', file => {
    expect(shipped).toContain(file);
  });

  it.each(shipped.filter(file => file.endsWith('.cjs')))('%s needs nothing that is not in it', file => {
    expect(existsSync(path.join(root, file)), 'run "npm run setup" first').toBe(true);
    const asked = [...read(file).matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, name]) => name ?? []);
    expect(asked.filter(name => !isBuiltin(name))).toEqual(file === 'dist/extension.cjs' ? asked.filter(name => name === 'vscode') : []);
  });

  it.each(['dist/extension-browser.js', 'dist/server-browser.js'])('%s needs nothing of Node', file => {
    const asked = [...read(file).matchAll(/(?<![.\w])require\("([^"]+)"\)/g)].map(([, name]) => name);
    expect([...new Set(asked)]).toEqual(file === 'dist/extension-browser.js' ? ['vscode'] : []);
    expect(read(file)).not.toMatch(/\b(from|import\()\s*["']node:/);
  });

  it('is no package of ES modules: hosts in a browser load nothing from one', () => {
    const shippedOne = shippedManifest(manifest as unknown as Record<string, unknown>);
    expect(shippedOne).not.toHaveProperty('type');
    for (const left of ['scripts', 'dependencies', 'devDependencies', 'private']) expect(shippedOne).not.toHaveProperty(left);
    for (const kept of ['name', 'publisher', 'version', 'license', 'engines', 'main', 'browser', 'contributes', 'capabilities'])
      expect(shippedOne).toHaveProperty(kept);
  });

  it('shows a README without links and pictures of files that are not there', () => {
    const shown = marketplaceReadme(read('README.md'));
    expect(shown).toMatch(/^# Tenantry$/m);
    expect(shown).toMatch(/^## In VS Code$/m);
    expect(shown).toContain('```tenantry');
    const targets = [...shown.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target);
    expect(targets.filter(target => !target?.startsWith('https:'))).toEqual([]);
    expect(shown).not.toContain('npm start');
  });

  it('weighs less than 3 MB', () => {
    const packed = shipped.reduce((sum, file) => sum + deflateRawSync(readFileSync(path.join(root, file))).length, 0);
    expect(packed).toBeLessThan(3 * 1024 * 1024);
  });

  it('declares each grammar under the scope it has', () => {
    for (const { scopeName, path: file } of grammars) expect((JSON.parse(read(file)) as { scopeName: string }).scopeName).toBe(scopeName);
  });

  it('has an icon of at least 128 by 128 pixels', () => {
    const png = readFileSync(path.join(root, manifest.icon));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16) >= 128, png.readUInt32BE(20) >= 128]).toEqual([true, true]);
  });
});

describe('the pictures of the README', () => {
  const pictures = [...read('README.md').matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, text = '', file = '']) => ({ text, file }));

  it('show VS Code in a light and a dark theme', () => {
    expect(pictures.map(({ file }) => file)).toEqual(expect.arrayContaining(['docs/images/vscode-light.png', 'docs/images/vscode-dark.png']));
  });

  it.each(pictures)('$file is there, is small, and says in words what it shows', ({ text, file }) => {
    expect(statSync(path.join(root, file)).size).toBeLessThan(200_000);
    expect(text.length).toBeGreaterThan(10);
  });
});
