/**
 * Bundles what is shipped into dist/: extension, language server, engine, command line, preview.
 *   node scripts/build.ts [--production]
 * `--production` minifies; its source maps lie beside the bundles without being named in them.
 */
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions, root } from './bundles.ts';

const { production } = parseArgs({ options: { production: { type: 'boolean', default: false } } }).values;

try {
  await Promise.all(bundleOptions.map(options => build({ ...options, minify: production, sourcemap: production ? 'external' : 'linked' })));
} catch {
  // esbuild has said what is wrong.
  process.exit(1);
}
await chmod(path.join(root, 'dist/cli.mjs'), 0o755);
