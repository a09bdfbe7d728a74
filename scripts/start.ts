/** `npm start`: the main job on the first example, without a question. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const topology = path.join('examples', 'soc-topology-1', 'soc.tenantry');
const out = path.join('out', 'start');
const state = path.join(out, 'sandbox');
const picture = path.join(out, 'soc-topology-1.svg');

rmSync(path.join(root, out), { recursive: true, force: true });
mkdirSync(path.join(root, out), { recursive: true });

step('Check the topology', 'check', topology);
step('Draw it', 'diagram', topology, '--output', picture);
step('Plan: what a deployment to the sandbox would do', 'plan', topology, '--state', state);
step('Deploy to the sandbox', 'deploy', topology, '--state', state, '--yes');
step('Plan again: nothing is left to do', 'plan', topology, '--state', state);

console.log(`
Next
  ${picture}
      the picture, for any browser
  ${topology}
      change it and run "npm start" again
  npm run code
      a VS Code on the examples: palette, "Tenantry: Open Preview to the Side"
  npx tenantry --help
      the command line
`);

function step(title: string, ...args: string[]): void {
  console.log(`\n${title}\n> tenantry ${args.join(' ')}\n`);
  const { status, error } = spawnSync(process.execPath, [path.join(root, 'dist', 'cli.mjs'), ...args], { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) {
    console.error(`\nThis step ended with exit code ${status}. The ones after it were not run.`);
    process.exit(status ?? 1);
  }
}
