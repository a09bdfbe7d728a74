import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Started, start } from './child.ts';
import type { CodeServer } from './code-server.ts';
import { type Profile, writeProfile } from './settings.ts';

/** `data` is a folder for everything it writes. Keep the path short: it holds a socket. */
export interface ServeOptions extends Profile {
  /** The folder of installed extensions. */
  readonly extensions: string;
  /** Lets a page that opens it run an extension test suite. */
  readonly testDriver?: boolean;
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Served extends Started {
  readonly url: string;
}

const patience = 60_000;

/** Starts code-server on a free port of the loopback interface and waits until it answers. */
export async function serve(server: CodeServer, options: ServeOptions): Promise<Served> {
  await writeProfile(options);
  const flags = ['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
  flags.push('--disable-proxy', '--ignore-last-opened', '--session-socket', path.join(options.data, 'ipc.sock'));
  // The environment that is given here, not the one of a login shell.
  flags.push('--vscode-option', 'force-disable-user-env');
  if (options.trusted) flags.push('--disable-workspace-trust');
  if (options.testDriver) flags.push('--vscode-option', 'enable-smoke-test-driver');
  const started = start(server.node, [server.entry, ...(await places(options)), ...flags], environment(options.env), options.data);
  try {
    return { ...started, url: await listening(started) };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** Installs a packed extension into the extensions folder. */
export async function installVsix(server: CodeServer, options: Pick<ServeOptions, 'data' | 'extensions'>, vsix: string): Promise<void> {
  await run(server.node, [server.entry, ...(await places(options)), '--install-extension', vsix, '--force'], options.data, environment());
}

/** Where it reads and writes. Without `--config` it would write into the home folder. */
async function places({ data, extensions }: Pick<ServeOptions, 'data' | 'extensions'>): Promise<string[]> {
  const config = path.join(data, 'cs.yaml');
  await mkdir(extensions, { recursive: true });
  await mkdir(data, { recursive: true });
  await writeFile(config, '');
  return ['--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
}

/** The environment without what an enclosing editor or npm script left in it, and without a marketplace. */
function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$)/.test(name));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...more };
}

async function listening({ child, output }: Started): Promise<string> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const url = /HTTP server listening on (http:\/\/\S+)/.exec(output())?.[1];
    if (url) return url.replace(/\/$/, '');
    if (child.exitCode !== null) throw new Error(`code-server ended with ${child.exitCode} before it listened:\n${output().slice(-2000)}`);
    await sleep(50);
  }
  throw new Error(`Waited ${patience / 1000} s for code-server to listen. It said:\n${output().slice(-2000)}`);
}
