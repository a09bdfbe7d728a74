import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { executable } from './browser.ts';
import { cacheRoot, installOnce } from './cache.ts';
import { run } from './child.ts';

/** The version code-server 4.139.1 is built from, so that both kinds of editor run the same workbench. */
const desktopVersion = '1.139.1';

const day = 24 * 60 * 60_000;

export interface Desktop {
  /** The Electron binary of desktop VS Code. */
  readonly executable: string;
  /** Whether a virtual display must be started first. */
  readonly virtualDisplay: boolean;
}

/** Desktop VS Code in the cache, downloaded when it can be; otherwise the reason why not, in one sentence. */
export async function desktop(): Promise<Desktop | string> {
  const display = await displayKind();
  if (!display) return 'There is no display, and Xvfb is not installed.';
  const unreachable = path.join(cacheRoot(), 'desktop-unreachable');
  const folder = path.join(cacheRoot(), `vscode-${desktopVersion}`);
  if (!existsSync(folder)) {
    // Only Linux has another way to run the suites, so only there a quick look decides, for a day.
    const refused = process.platform === 'linux' ? ((await recent(unreachable)) ?? (await probe())) : undefined;
    if (refused) {
      await mkdir(cacheRoot(), { recursive: true });
      if (!(await recent(unreachable))) await writeFile(unreachable, refused);
      return refused;
    }
  }
  try {
    await installOnce(`vscode-${desktopVersion}`, download);
    const file = path.join(folder, await readFile(path.join(folder, 'executable'), 'utf8'));
    await run(file, ['--version'], folder, { ...process.env, ELECTRON_RUN_AS_NODE: '1' });
    return { executable: file, virtualDisplay: display === 'virtual' };
  } catch (error) {
    return `Desktop VS Code ${desktopVersion} could not be installed or does not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function displayKind(): Promise<'real' | 'virtual' | undefined> {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return 'real';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = await Promise.all(folders.map(folder => executable(path.join(folder, 'Xvfb'))));
  return found.includes(true) ? 'virtual' : undefined;
}

async function recent(file: string): Promise<string | undefined> {
  if (!existsSync(file) || Date.now() - (await stat(file)).mtimeMs > day) return undefined;
  return readFile(file, 'utf8');
}

async function probe(): Promise<string | undefined> {
  const url = `https://update.code.visualstudio.com/${desktopVersion}/linux-${process.arch}/stable`;
  try {
    const { status } = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4_000) });
    return status < 400 ? undefined : `Desktop VS Code cannot be downloaded: ${url} answers ${status}.`;
  } catch {
    return `Desktop VS Code cannot be downloaded: update.code.visualstudio.com does not answer within 4 seconds.`;
  }
}

async function download(folder: string): Promise<void> {
  console.log(`Downloading desktop VS Code ${desktopVersion} into ${path.dirname(folder)} (once).`);
  const file = await downloadAndUnzipVSCode({ version: desktopVersion, cachePath: folder, timeout: 60_000, reporter: new SilentReporter() });
  await writeFile(path.join(folder, 'executable'), path.relative(folder, file));
}
