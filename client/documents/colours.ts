import * as vscode from 'vscode';
import { planScheme, reportScheme } from './readable-documents.ts';

/** Lines by how they begin. The sign or word says the same as the colour. */
const marks: readonly { readonly begin: RegExp; readonly colour: string }[] = [
  { begin: /^ {2}\+ /, colour: 'gitDecoration.addedResourceForeground' },
  { begin: /^ {2}~ /, colour: 'gitDecoration.modifiedResourceForeground' },
  { begin: /^ {2}- |^ +! /, colour: 'gitDecoration.deletedResourceForeground' },
  { begin: /^Error:|^ {2}failed:/, colour: 'editorError.foreground' },
  { begin: /^Warning:|^ {2}(skipped|not started):|^.* LIVE TENANTS /, colour: 'editorWarning.foreground' },
  { begin: /^ {2}(done|=) ?/, colour: 'descriptionForeground' },
];

/** Colours the lines of plans and reports in whatever editor shows them. */
export function colourDocuments(): vscode.Disposable {
  const types = marks.map(({ colour }) => vscode.window.createTextEditorDecorationType({ color: new vscode.ThemeColor(colour) }));
  const colour = (editor: vscode.TextEditor) => {
    const { document } = editor;
    if (document.uri.scheme !== planScheme && document.uri.scheme !== reportScheme) return;
    const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line));
    for (const [index, type] of types.entries())
      editor.setDecorations(
        type,
        lines.filter(({ text }) => marks[index]?.begin.test(text)).map(({ range }) => range),
      );
  };
  const all = () => vscode.window.visibleTextEditors.forEach(colour);
  all();
  return vscode.Disposable.from(
    ...types,
    vscode.window.onDidChangeVisibleTextEditors(all),
    vscode.workspace.onDidChangeTextDocument(({ document }) => vscode.window.visibleTextEditors.filter(editor => editor.document === document).forEach(colour)),
  );
}
