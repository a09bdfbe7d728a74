/** `npm run package`: the extension as it is shipped, in out/tenantry.vsix. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { stage } from './package/stage.ts';

const root = path.resolve(import.meta.dirname, '..');
const staged = path.join(root, 'out', 'package');
const packagePath = path.join(root, 'out', 'tenantry.vsix');

const { status } = spawnSync(process.execPath, ['scripts/build.ts', '--production'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
await stage(root, staged);
// The bundles hold the dependencies; what is staged is chosen already.
await createVSIX({ cwd: staged, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
console.log(`${path.relative(root, packagePath)}: ${(statSync(packagePath).size / 1_048_576).toFixed(1)} MB`);
