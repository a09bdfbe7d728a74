import { setTimeout as sleep } from 'node:timers/promises';
import { start } from './child.ts';
import type { Desktop } from './desktop.ts';

/** Runs `use` with what must be in the environment for desktop VS Code to find a display, starting a virtual one if need be. */
export async function withDisplay<T>({ virtualDisplay }: Desktop, use: (env: Record<string, string>) => Promise<T>): Promise<T> {
  if (!virtualDisplay) return use({});
  // With `-displayfd 1` it picks a free display and prints its number when it is ready.
  const server = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], process.env, '/');
  try {
    for (let waited = 0; !/^\d+\s/m.test(server.output()); waited += 50) {
      if (waited > 10_000 || server.child.exitCode !== null) throw new Error(`Waited 10 s for Xvfb to open a display. It said: ${server.output()}`);
      await sleep(50);
    }
    return await use({ DISPLAY: `:${/^\d+/m.exec(server.output())?.[0]}` });
  } finally {
    await server.stop();
  }
}
