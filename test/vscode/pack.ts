import path from 'node:path';
import { build } from 'esbuild';
import { run } from './editor/child.ts';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out');

/** Builds the extension and packs it as it is shipped; the path of the VSIX. */
export async function packExtension(): Promise<string> {
  await run(process.execPath, ['scripts/package.ts'], root);
  return path.join(out, 'tenantry.vsix');
}

/** Bundles the extension-host suite into one CommonJS file; its path. */
export async function bundleSuite(): Promise<string> {
  const outfile = path.join(out, 'test/vscode/suite.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'suite/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
    // mocha's parallel mode looks for its workers by path; it is not used here.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
  return outfile;
}

/** Where the pictures of the UI scenario go. */
export const screenshots = path.join(out, 'screenshots');
