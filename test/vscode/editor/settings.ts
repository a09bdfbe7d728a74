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
  'editor.accessibilitySupport': 'off',
  // Words of the text would come and go between ours.
  'editor.wordBasedSuggestions': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** The text of settings.json. `trusted: false` turns Workspace Trust on and never asks, which is Restricted Mode. */
export function settingsText(trusted: boolean, more: Readonly<Record<string, unknown>> = {}): string {
  const trust = { 'security.workspace.trust.enabled': !trusted, 'security.workspace.trust.startupPrompt': 'never' };
  return JSON.stringify({ ...quiet, ...trust, ...more }, undefined, 2);
}
