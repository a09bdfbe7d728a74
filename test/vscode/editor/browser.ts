import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { installOnce } from './cache.ts';
import { run } from './child.ts';
import { npm } from './npm.ts';

const version = '153.0.0';

export interface Browser {
  readonly executable: string;
  /** What must be added to the environment for it to start. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A Chrome, Chromium or Edge of this machine, or the headless Chromium that npm's @sparticuz/chromium carries.
 * TENANTRY_BROWSER chooses: the path of a browser, or `npm` for the carried one.
 */
export async function browser(): Promise<Browser> {
  const chosen = process.env['TENANTRY_BROWSER'] || (await installedBrowser());
  return chosen && chosen !== 'npm' ? { executable: chosen, env: {} } : carriedBrowser();
}

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'];

/** The path of an installed Chromium browser, if there is one. Snap's wrapper is left out: it sees no files in /tmp. */
async function installedBrowser(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter).filter(entry => entry && !entry.startsWith('/snap'))) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (await executable(file)) return file;
    }
  }
  return undefined;
}

export const executable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

async function carriedBrowser(): Promise<Browser> {
  const folder = await installOnce(`chromium-${version}`, install);
  const file = path.join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  const bundled = { ...fonts, LD_LIBRARY_PATH: [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') };
  // The machine's own libnss3, libnspr4 and libexpat come first; the package brings them where they are missing.
  for (const env of [fonts, bundled]) if (await starts(file, env)) return { executable: file, env };
  throw new Error(`The Chromium of @sparticuz/chromium ${version} does not start on this machine:\n${await versionOf(file, bundled).catch(String)}`);
}

const versionOf = (file: string, env: Record<string, string>) => run(file, ['--version'], path.dirname(file), { ...process.env, ...env });

const starts = (file: string, env: Record<string, string>): Promise<boolean> =>
  versionOf(file, env).then(
    () => true,
    () => false,
  );

async function install(folder: string): Promise<void> {
  console.log(`Installing Chromium ${version} from npm into ${path.dirname(folder)} (once).`);
  await npm(folder, 'install', `@sparticuz/chromium@${version}`, 'dejavu-fonts-ttf@2.37.3');
  const packed = path.join(folder, 'node_modules/@sparticuz/chromium');
  await unpack(path.join(packed, 'bin/chromium.br'), path.join(folder, 'chromium'));
  const archive = path.join(folder, 'libraries.tar');
  await unpack(path.join(packed, 'bin/al2023.tar.br'), archive);
  await run('tar', ['-xf', archive], folder);
  await mkdir(path.join(folder, 'fonts'));
  await run('cp', ['-r', 'node_modules/dejavu-fonts-ttf/ttf/.', 'fonts'], folder);
  await writeFile(path.join(folder, 'fonts.conf'), fontsConf);
  for (const done of [archive, path.join(folder, 'node_modules')]) await rm(done, { recursive: true });
}

const unpack = (from: string, to: string): Promise<void> => pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));

/** The machine's fonts, and ours behind them: a machine without any font still shows readable text. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
