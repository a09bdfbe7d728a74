import { l10n } from 'vscode';

/** What is read of the manifest, so that nothing that it offers stays without an answer. */
export interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly views?: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
}

export const needsMachine = (what: string): string =>
  l10n.t(
    '{0} is not available in the browser: it needs processes and connections of its own. Open the folder in VS Code on the desktop or in a remote window.',
    what,
  );
