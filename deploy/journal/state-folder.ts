import { homedir } from 'node:os';
import path from 'node:path';

/** Where programs of this user keep what must outlive them and belongs to no project. */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  const stated = environment['XDG_STATE_HOME'];
  if (stated && path.isAbsolute(stated)) return path.join(stated, 'tenantry');
  if (platform === 'win32') return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'tenantry');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'tenantry');
  return path.join(home, '.local', 'state', 'tenantry');
}
