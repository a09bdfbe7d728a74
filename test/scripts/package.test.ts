import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const shipped = await listFiles({ cwd: root, packageManager: PackageManager.None });

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration: string; readonly icon: Readonly<Record<string, string>> }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
  };
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const { languages, grammars, snippets } = manifest.contributes;
const named = [
  manifest.main,
  manifest.icon,
  ...languages.flatMap(language => [language.configuration, ...Object.values(language.icon)]),
  ...grammars.map(grammar => grammar.path),
  ...snippets.map(snippet => snippet.path),
].map(file => path.posix.normalize(file));

describe('the packed extension', () => {
  it('holds bundles, grammars, icons and the papers, and nothing else', () => {
    expect([...shipped].sort()).toEqual([
      'LICENSE',
      'README.md',
      'client/icons/file-dark.svg',
      'client/icons/file-light.svg',
      'client/icons/tenantry.png',
      'dist/engine.cjs',
      'dist/extension.cjs',
      'dist/preview.css',
      'dist/preview.js',
      'dist/server.cjs',
      'package.json',
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

  it('declares each grammar under the scope it has', () => {
    for (const { scopeName, path: file } of grammars) expect((JSON.parse(read(file)) as { scopeName: string }).scopeName).toBe(scopeName);
  });

  it('has an icon of at least 128 by 128 pixels', () => {
    const png = readFileSync(path.join(root, manifest.icon));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16) >= 128, png.readUInt32BE(20) >= 128]).toEqual([true, true]);
  });
});
