import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

// The entry of the language server's own process. Its code is a file of its own, which Node keeps compiled between starts,
// in the folder of the user for such things and not in one that all users share. Without it the server starts later, that is all.
try {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const own = { darwin: ['Library', 'Caches'], win32: ['AppData', 'Local'] }[process.platform as string] ?? ['.cache'];
  const caches = XDG_CACHE_HOME || LOCALAPPDATA || path.join(homedir(), ...own);
  if (existsSync(caches)) enableCompileCache?.(path.join(caches, 'tenantry', 'compiled'));
} catch {
  // Nobody is at home.
}
createRequire(import.meta.url)('./server-code.cjs');
