import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { root } from '../pack.ts';

const manifest = {
  name: 'memory-files',
  displayName: 'Memory Files',
  description: 'Files that are nowhere but in memory.',
  version: '0.0.1',
  publisher: 'tenantry-tests',
  license: 'MIT',
  engines: { vscode: '^1.125.0' },
  main: './extension.cjs',
  files: ['extension.cjs', 'README.md'],
  activationEvents: ['onFileSystem:memfs'],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
};

/** Packs the extension whose files are nowhere but in memory; the path of the VSIX. */
export async function packMemoryFiles(): Promise<string> {
  const cwd = path.join(root, 'out/test/memory-files');
  const packagePath = path.join(root, 'out/test/memory-files.vsix');
  await mkdir(cwd, { recursive: true });
  await writeFile(path.join(cwd, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(cwd, 'README.md'), `${manifest.description}\n`);
  const entryPoints = [path.join(import.meta.dirname, 'extension.ts')];
  await build({ entryPoints, outfile: path.join(cwd, 'extension.cjs'), bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}
