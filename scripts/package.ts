/** `npm run package`: the extension as it is shipped, in out/tenantry.vsix. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

const root = path.resolve(import.meta.dirname, '..');
const packagePath = path.join(root, 'out', 'tenantry.vsix');

const { status } = spawnSync(process.execPath, ['scripts/build.ts', '--production'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
mkdirSync(path.dirname(packagePath), { recursive: true });
// The bundles hold the dependencies; without a public repository there is nothing that links of the README could be rewritten to.
await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
console.log(`${path.relative(root, packagePath)}: ${(statSync(packagePath).size / 1_048_576).toFixed(1)} MB`);
