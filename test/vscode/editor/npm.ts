import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './child.ts';

/** npm without what an enclosing `npm run` says about the project it runs in; the user's registry and proxy stay. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(npm_(package|lifecycle|command|config_(local_|global_)?prefix)|INIT_CWD$|NODE_OPTIONS$)/i.test(name)),
  );
}

const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--ignore-scripts'];

/** Runs npm in a folder, without install scripts. A folder without a package gets an empty one, so that npm looks no further up. */
export async function npm(folder: string, ...args: string[]): Promise<void> {
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) await writeFile(manifest, '{ "private": true }\n');
  await run('npm', [...args, ...quiet], folder, environment());
}
