import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Settings of the user for a quiet window: no welcome, no chat, no Git, no telemetry, dialogs that are part of the page. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.experimentalOnboarding': false,
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'window.dialogStyle': 'custom',
  'window.menuBarVisibility': 'compact',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'extensions.ignoreRecommendations': true,
  // A suggestion that opens late on a busy machine must not take the Enter of a new line; suggestions are accepted by click.
  'editor.acceptSuggestionOnEnter': 'off',
  'editor.accessibilitySupport': 'off',
  // Words of the text would come and go between ours.
  'editor.wordBasedSuggestions': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

export interface Profile {
  /** The folder of the user's data. */
  readonly data: string;
  /** False turns Workspace Trust on and never asks, which is Restricted Mode. */
  readonly trusted: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Keys of the user. */
  readonly keys?: readonly { readonly key: string; readonly command: string }[];
}

/** Writes settings and keys of a user who is new to the editor. */
export async function writeProfile({ data, trusted, settings, keys = [] }: Profile): Promise<void> {
  const trust = { 'security.workspace.trust.enabled': !trusted, 'security.workspace.trust.startupPrompt': 'never' };
  const user = path.join(data, 'User');
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, 'settings.json'), JSON.stringify({ ...quiet, ...trust, ...settings }, undefined, 2));
  await writeFile(path.join(user, 'keybindings.json'), JSON.stringify(keys));
}
