import assert from 'node:assert/strict';
import { CancellationToken } from 'vscode-languageserver';
import { linkedEditing } from '../../language/services/linked-editing.ts';
import { createWorkspace } from '../language/services/workspace.ts';
import { type Damaged, examples } from './texts.ts';

/** Processor time that a text may take for each 100 KB of it, in microseconds. */
const secondPer100K = 1_000_000;

type Request = (name: string, offset: number) => unknown;

/** A workspace with every example, in which one file after the other is damaged and restored. */
export async function startSession() {
  const workspace = createWorkspace(Object.fromEntries(examples.map(({ name, text }) => [name, text])));
  const commands = ['tenantry.plan', 'tenantry.openPreviewToSide', 'tenantry.showReferences', 'tenantry.revealInDiagram'];
  await workspace.shared.lsp.LanguageServer.initialize({
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ name: 'w', uri: 'file:///w' }],
    initializationOptions: { commands },
  });
  await workspace.start();
  const { lsp } = workspace.language;
  const { Projects } = workspace.shared.workspace;
  const at = (name: string, offset: number) => workspace.at(name, offset);
  const whole = (name: string) => {
    const { textDocument } = workspace.document(name);
    return { start: textDocument.positionAt(0), end: textDocument.positionAt(textDocument.getText().length) };
  };
  const options = { tabSize: 2, insertSpaces: true };
  const none = CancellationToken.None;
  const document = workspace.document;
  /** One for each request of LSP; those that a service does not offer give nothing. */
  const requests: { readonly [name: string]: Request } = {
    completion: (name, offset) => lsp.CompletionProvider?.getCompletion(document(name), at(name, offset)),
    hover: (name, offset) => lsp.HoverProvider?.getHoverContent(document(name), at(name, offset)),
    signatureHelp: (name, offset) => lsp.SignatureHelp?.provideSignatureHelp(document(name), at(name, offset)),
    definition: (name, offset) => lsp.DefinitionProvider?.getDefinition(document(name), at(name, offset)),
    references: (name, offset) => lsp.ReferencesProvider?.findReferences(document(name), { ...at(name, offset), context: { includeDeclaration: true } }),
    highlight: (name, offset) => lsp.DocumentHighlightProvider?.getDocumentHighlight(document(name), at(name, offset)),
    prepareRename: (name, offset) => lsp.RenameProvider?.prepareRename(document(name), at(name, offset)),
    rename: (name, offset) => lsp.RenameProvider?.rename(document(name), { ...at(name, offset), newName: 'fuzzed' }),
    symbols: (name, offset) => lsp.DocumentSymbolProvider?.getSymbols(document(name), at(name, offset)),
    folding: (name, offset) => lsp.FoldingRangeProvider?.getFoldingRanges(document(name), at(name, offset)),
    tokens: (name, offset) => lsp.SemanticTokenProvider?.semanticHighlight(document(name), at(name, offset)),
    links: (name, offset) => lsp.DocumentLinkProvider?.getDocumentLinks(document(name), at(name, offset)),
    formatting: (name, offset) => lsp.Formatter?.formatDocument(document(name), { ...at(name, offset), options }),
    lenses: (name, offset) => lsp.CodeLensProvider?.provideCodeLens(document(name), at(name, offset)),
    hints: (name, offset) => lsp.InlayHintProvider?.getInlayHints(document(name), { ...at(name, offset), range: whole(name) }),
    callHierarchy: (name, offset) => lsp.CallHierarchyProvider?.prepareCallHierarchy(document(name), at(name, offset)),
    workspaceSymbols: name => workspace.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query: name.slice(0, 2) }, none),
    linkedEditing: (name, offset) => linkedEditing(Projects, document(name), offset),
    refactorings: (name, offset) => {
      const { position } = at(name, offset);
      return lsp.CodeActionProvider?.getCodeActions(document(name), {
        ...at(name, offset),
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
    },
    codeActions: (name, offset) =>
      lsp.CodeActionProvider?.getCodeActions(document(name), {
        ...at(name, offset),
        range: whole(name),
        context: { diagnostics: document(name).diagnostics ?? [] },
      }),
  };
  const meaning = (name: string) => JSON.stringify(Projects.for(document(name).uri)?.topology);
  const told = (name: string) => (document(name).diagnostics ?? []).map(({ code, message }) => `${code} ${message}`);
  const valid = new Map(examples.map(({ name }) => [name, { meaning: meaning(name), told: told(name) }]));
  const texts = new Map(examples.map(({ name, text }) => [name, text]));

  return {
    requests: Object.keys(requests),
    /** @throws when the language throws, takes too long, reports outside of the text, or reads the valid text differently afterwards. */
    async damage({ name, text, how }: Damaged, places: readonly number[]): Promise<void> {
      const budget = secondPer100K * Math.max(1, text.length / 100_000);
      const timed = async (what: string, work: () => unknown) => {
        const start = process.cpuUsage();
        await work();
        const { user, system } = process.cpuUsage(start);
        assert(user + system < budget, `${what} took ${Math.round((user + system) / 1000)} ms for ${text.length} characters (${how})`);
      };
      await timed('reading and checking', () => workspace.type(name, text));
      const length = document(name).textDocument.getText().length;
      assert.equal(length, text.length);
      for (const { span } of Projects.problemsOf(document(name).uri)) {
        assert(span.start >= 0 && span.start <= span.end && span.end <= length, `a problem is reported at ${span.start}-${span.end} of ${length}`);
      }
      for (const place of places) {
        for (const [request, run] of Object.entries(requests)) await timed(request, () => refusable(request, () => run(name, place % (length + 1))));
      }
      await workspace.type(name, texts.get(name) ?? '');
      assert.equal(meaning(name), valid.get(name)?.meaning, 'the valid text means something else afterwards');
      assert.deepEqual(told(name), valid.get(name)?.told);
    },
  };
}

/** A rename may be refused in words: that is its answer. */
async function refusable(request: string, run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (request === 'rename' && error instanceof Error && error.constructor.name === 'ResponseError') return undefined;
    throw error;
  }
}
