import * as vscode from 'vscode';
import { languageId } from '../topology-files.ts';

/** Sets the context `tenantry.mended` once a topology that had an error has none: the walkthrough goes on then. */
export function watchMendedProblems(): vscode.Disposable {
  const broken = new Set<string>();
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) {
      const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri.toString());
      if (document?.languageId !== languageId) continue;
      const wrong = vscode.languages.getDiagnostics(uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      if (wrong) broken.add(uri.toString());
      else if (broken.delete(uri.toString())) void vscode.commands.executeCommand('setContext', 'tenantry.mended', true);
    }
  });
}
