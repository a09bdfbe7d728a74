import path from 'node:path';
import type { BuildOptions } from 'esbuild';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '..');

/** In CommonJS there is no import.meta; what the sources ask of it is named anew. */
const commonJs: BuildOptions = {
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  define: { 'import.meta.url': 'importMetaUrl', 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** CommonJS packages inside an ES module still ask for `require`, `__filename` and `__dirname`. */
const esModule: BuildOptions = {
  platform: 'node',
  target: 'node22',
  format: 'esm',
  banner: {
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as createRequireOfBundle } from 'node:module';",
      'var require = createRequireOfBundle(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
    ].join('\n'),
  },
};

const browser: BuildOptions = { platform: 'browser', target: 'es2022', format: 'iife' };

/** An extension host in the browser loads CommonJS too, and brings `vscode` and nothing else. */
const webExtension: BuildOptions = { platform: 'browser', target: 'es2022', format: 'cjs', external: ['vscode'] };

interface Bundle {
  readonly from: string;
  /** Its name in dist/. */
  readonly to: string;
  readonly options: BuildOptions;
}

/** What is built. Where each of them runs is told in the options. */
const bundles: readonly Bundle[] = [
  { from: 'client/extension.ts', to: 'extension.cjs', options: { ...commonJs, external: ['vscode'] } },
  { from: 'client/browser.ts', to: 'extension-browser.js', options: webExtension },
  { from: 'server/launch.ts', to: 'server.cjs', options: commonJs },
  { from: 'server/main.ts', to: 'server-code.cjs', options: commonJs },
  { from: 'server/browser.ts', to: 'server-browser.js', options: browser },
  { from: 'server/engine.ts', to: 'engine.cjs', options: commonJs },
  { from: 'cli/main.ts', to: 'cli.mjs', options: esModule },
  { from: 'client/preview/webview/preview.ts', to: 'preview.js', options: browser },
  { from: 'client/preview/webview/preview.css', to: 'preview.css', options: {} },
];

/** What esbuild is told for each bundle. */
export const bundleOptions: readonly (BuildOptions & { readonly outfile: string })[] = bundles.map(({ from, to, options }) => ({
  ...options,
  absWorkingDir: root,
  entryPoints: [from],
  outfile: path.join('dist', to),
  bundle: true,
  logLevel: 'warning',
}));
