import { mkdir } from 'node:fs/promises';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { run } from './child.ts';
import type { Desktop } from './desktop.ts';
import { type Profile, writeProfile } from './settings.ts';

interface Options extends Profile {
  /** The folder of installed extensions. */
  readonly extensions: string;
}

/** Writes the settings of a new profile; the arguments that start desktop VS Code with it. */
export async function desktopArguments(options: Options): Promise<string[]> {
  await writeProfile(options);
  const args = [...profile(options), '--skip-welcome', '--skip-release-notes', '--disable-updates', '--disable-telemetry', '--disable-gpu'];
  if (options.trusted) args.push('--disable-workspace-trust');
  return args;
}

/** Installs a packed extension into the extensions folder, by the command line of desktop VS Code. */
export async function installVsixOnDesktop({ executable }: Desktop, places: Pick<Options, 'data' | 'extensions'>, vsix: string): Promise<void> {
  await mkdir(places.data, { recursive: true });
  const [cli = executable] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  await run(cli, [...profile(places), '--install-extension', vsix, '--force'], places.data, desktopEnvironment());
}

/** The environment without what an enclosing editor left in it. */
export const desktopEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined || /^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name) ? [] : [[name, value]])),
  );

const profile = ({ data, extensions }: Pick<Options, 'data' | 'extensions'>): string[] => [
  `--user-data-dir=${data}`,
  `--extensions-dir=${extensions}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
