import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const open = new Set<string>();
process.on('exit', () => {
  for (const folder of open) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Runs `use` with a new temporary folder, which is removed afterwards, also when the run is interrupted. */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tenantry-'));
  open.add(folder);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    open.delete(folder);
  }
}
