import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where editors and browsers are kept: outside the repository, shared by all checkouts. */
export const cacheRoot = (): string =>
  path.resolve(process.env['TENANTRY_CACHE'] || path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'tenantry'));

const lockWait = 15 * 60_000;

/**
 * The folder `name` of the cache, filled by `install` once. `install` works in a folder of its own, which is renamed when
 * it is complete: a folder that exists is whole. A lock keeps two runs from doing the same work at the same time.
 */
export async function installOnce(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheRoot(), name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheRoot(), { recursive: true });
  const lock = `${folder}.lock`;
  await acquire(lock);
  try {
    if (existsSync(folder)) return folder;
    const work = `${folder}.partial`;
    await rm(work, { recursive: true, force: true });
    await mkdir(work);
    await install(work);
    await rename(work, folder);
    return folder;
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<void> {
  const deadline = Date.now() + lockWait;
  let told = false;
  while (!(await tryCreate(lock))) {
    if (await abandoned(lock)) await rm(lock, { force: true });
    if (Date.now() > deadline)
      throw new Error(`Waited ${lockWait / 60_000} minutes for another run to finish its installation. If there is none, delete ${lock}.`);
    if (!told) console.log(`Another run is installing ${path.basename(lock, '.lock')}; waiting for it.`);
    told = true;
    await sleep(500);
  }
}

const tryCreate = (lock: string): Promise<boolean> =>
  writeFile(lock, String(process.pid), { flag: 'wx' }).then(
    () => true,
    error => {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    },
  );

/** A lock whose process is gone, or which nobody signed within ten seconds. */
async function abandoned(lock: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(lock, 'utf8'));
    if (!pid) return Date.now() - (await stat(lock)).mtimeMs > 10_000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
