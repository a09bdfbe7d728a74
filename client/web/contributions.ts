import { l10n } from 'vscode';

/** What is read of the manifest, so that nothing that it offers stays without an answer. */
export interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly views?: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
}

export const needsMachine = (what: string): string => l10n.t('{0} needs VS Code on the desktop or a remote window.', what);
