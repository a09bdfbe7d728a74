import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { marketplaceReadme } from './readme.ts';

/** Of the manifest, what is for whoever works on the repository. */
const ofTheRepository = ['type', 'private', 'allowScripts', 'bin', 'scripts', 'dependencies', 'devDependencies'];

/**
 * The manifest as it is shipped. The bundles name their module format by their ending, and hosts in a browser load nothing
 * from a package whose `type` is `module`.
 */
export function shippedManifest(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !ofTheRepository.includes(name)));
}

/** Copies what .vscodeignore lets through into an empty folder, with the manifest and the README as they are shipped. */
export async function stage(root: string, into: string): Promise<readonly string[]> {
  const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).toSorted();
  await rm(into, { recursive: true, force: true });
  for (const file of files) {
    await mkdir(path.dirname(path.join(into, file)), { recursive: true });
    await cp(path.join(root, file), path.join(into, file));
  }
  const text = (file: string) => readFile(path.join(root, file), 'utf8');
  await writeFile(path.join(into, 'package.json'), `${JSON.stringify(shippedManifest(JSON.parse(await text('package.json'))), undefined, 2)}\n`);
  await writeFile(path.join(into, 'README.md'), marketplaceReadme(await text('README.md')));
  return files;
}
