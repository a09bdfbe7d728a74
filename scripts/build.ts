/**
 * Bundles what is shipped into dist/: extension, language server, engine, command line, preview.
 *   node scripts/build.ts [--production]
 * `--production` minifies; its source maps lie beside the bundles without being named in them.
 */
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const { production } = parseArgs({ options: { production: { type: 'boolean', default: false } } }).values;

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

const entries: readonly { readonly from: string; readonly to: string; readonly options: BuildOptions }[] = [
  { from: 'client/extension.ts', to: 'extension.cjs', options: { ...commonJs, external: ['vscode'] } },
  { from: 'server/main.ts', to: 'server.cjs', options: commonJs },
  { from: 'server/engine.ts', to: 'engine.cjs', options: commonJs },
  { from: 'cli/main.ts', to: 'cli.mjs', options: esModule },
  { from: 'client/preview/webview/preview.ts', to: 'preview.js', options: browser },
  { from: 'client/preview/webview/preview.css', to: 'preview.css', options: {} },
];

try {
  await Promise.all(
    entries.map(({ from, to, options }) =>
      build({
        ...options,
        absWorkingDir: root,
        entryPoints: [from],
        outfile: path.join('dist', to),
        bundle: true,
        minify: production,
        sourcemap: production ? 'external' : 'linked',
        logLevel: 'warning',
      }),
    ),
  );
} catch {
  // esbuild has said what is wrong.
  process.exit(1);
}
await chmod(path.join(root, 'dist/cli.mjs'), 0o755);
