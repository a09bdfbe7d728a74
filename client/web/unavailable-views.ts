import * as vscode from 'vscode';
import { type Contributions, needsMachine } from './contributions.ts';

const empty: vscode.TreeDataProvider<never> = { getChildren: () => [], getTreeItem: item => item };

/** The views of the manifest, each with the reason why it stays empty here. */
export function unavailableViews({ views = {} }: Contributions): vscode.Disposable {
  const shown = Object.values(views).flatMap(ofContainer =>
    ofContainer.map(({ id, name }) => {
      const view = vscode.window.createTreeView(id, { treeDataProvider: empty });
      view.message = needsMachine(vscode.l10n.t('The view {0}', name));
      return view;
    }),
  );
  return vscode.Disposable.from(...shown);
}
