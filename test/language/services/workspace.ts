import { URI, UriUtils } from 'langium';
import { VirtualFileSystemProvider } from 'langium/test';
import type { Diagnostic, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { structureCodes } from '../../../language/problems/codes.ts';
import { createTenantryServices } from '../../../language/services/module.ts';

/** Files as a language server has them, without a process: stored ones, and open ones with unsaved text. */
export function createWorkspace(files: Readonly<Record<string, string>> = {}) {
  const stored = new VirtualFileSystemProvider();
  // The folder is there even when it is empty.
  stored.insert('file:///w/.keep', '');
  for (const [name, text] of Object.entries(files)) stored.insert(uriOf(name), text);
  const { shared, language } = createTenantryServices({ fileSystemProvider: () => stored });
  const open = new Map<string, TextDocument>();
  const textDocuments = shared.workspace.TextDocuments;
  Object.assign(textDocuments, { get: (uri: string | URI) => open.get(uri.toString()) });
  shared.workspace.WorkspaceManager.initialize({ processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ name: 'w', uri: 'file:///w' }] });
  const document = (name: string) => {
    const found = shared.workspace.LangiumDocuments.getDocument(uriOf(name));
    if (!found) throw new Error(`No document ${name}`);
    return found;
  };
  // Rules come and go; these tests are about texts and names.
  const structure = (name: string): readonly Diagnostic[] =>
    (document(name).diagnostics ?? []).filter(({ code }) => Object.hasOwn(structureCodes, String(code)));
  return {
    shared,
    language,
    stored,
    document,
    start: () => shared.workspace.WorkspaceManager.initializeWorkspace([{ name: 'w', uri: 'file:///w' }]),
    /** Types a whole text into an open file. */
    async type(name: string, text: string): Promise<void> {
      open.set(uriOf(name).toString(), TextDocument.create(uriOf(name).toString(), 'tenantry', 1, text));
      await shared.workspace.DocumentBuilder.update([uriOf(name)], []);
    },
    async store(name: string, text: string): Promise<void> {
      stored.insert(uriOf(name), text);
      await shared.workspace.DocumentBuilder.update([uriOf(name)], []);
    },
    async remove(name: string): Promise<void> {
      stored.delete(uriOf(name));
      await shared.workspace.DocumentBuilder.update([], [uriOf(name)]);
    },
    diagnostics: structure,
    messages: (name: string): readonly string[] => structure(name).map(({ message }) => String(message)),
    at: (name: string, offset: number) => ({ textDocument: { uri: uriOf(name).toString() }, position: document(name).textDocument.positionAt(offset) }),
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;

/** A file of the workspace folder `w`; `../` leads out of it. */
export const uriOf = (name: string): URI => UriUtils.joinPath(URI.parse('file:///w'), name);

/** A text with `<|>` where the cursor is. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('<|>');
  if (offset < 0) throw new Error('The text has no <|>.');
  return { text: text.slice(0, offset) + text.slice(offset + 3), offset };
}

export const textAt = (text: string, range: { start: Position; end: Position }): string => TextDocument.create('', '', 0, text).getText(range);
