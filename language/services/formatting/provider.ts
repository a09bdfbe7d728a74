import type { LangiumDocument, TextDocumentProvider } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TenantryServices } from '../services.ts';
import { scan } from '../text/scan.ts';
import { formatEdits } from './format.ts';

/** Edits of blanks only, so that cursors, folds and marks of the editor stay where they are. */
export class BlanksFormatter implements Formatter {
  readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };
  private readonly open: TextDocumentProvider;

  constructor(services: TenantryServices) {
    this.open = services.shared.workspace.TextDocuments;
  }

  formatDocument(document: LangiumDocument, _: DocumentFormattingParams): TextEdit[] {
    return editsIn(this.textOf(document), 0, Number.POSITIVE_INFINITY);
  }

  /** Lines that the range touches. */
  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    const text = this.textOf(document);
    // A selection of whole lines ends at the start of the next one.
    const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
    return editsIn(text, text.offsetAt({ line: range.start.line, character: 0 }), endOfLine(text, last));
  }

  /** After a brace the block that it closes, after a new line the line before it; never the blanks at the cursor. */
  formatDocumentOnType(document: LangiumDocument, { ch, position }: DocumentOnTypeFormattingParams): TextEdit[] {
    const text = this.textOf(document);
    if (ch !== '}')
      return position.line === 0 ? [] : editsIn(text, text.offsetAt({ line: position.line - 1, character: 0 }), endOfLine(text, position.line - 1));
    const end = text.offsetAt(position);
    const open = openingOf(text.getText(), end);
    return open === undefined ? [] : editsIn(text, text.offsetAt({ line: text.positionAt(open).line, character: 0 }), end);
  }

  /** The text as it is typed, which may be ahead of the parser. */
  private textOf(document: LangiumDocument): TextDocument {
    return this.open.get(document.uri) ?? document.textDocument;
  }
}

/** Edits from one offset to another; blanks before a line belong to it. */
function editsIn(document: TextDocument, from: number, to: number): TextEdit[] {
  return formatEdits(document.getText())
    .filter(({ start, end }) => end >= from && start <= to && (end <= to || start < to))
    .map(({ start, end, text }) => ({ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text }));
}

function endOfLine(document: TextDocument, line: number): number {
  const end = document.offsetAt({ line: line + 1, character: 0 });
  return end - (/\r?\n$/.exec(document.getText().slice(0, end))?.[0].length ?? 0);
}

/** Where the brace opens that closes just before an offset. */
function openingOf(text: string, offset: number): number | undefined {
  const open: number[] = [];
  for (const token of scan(text)) {
    if (token.text === '{') open.push(token.start);
    const start = token.text === '}' ? open.pop() : undefined;
    if (token.end === offset) return start;
    if (token.end > offset) return undefined;
  }
  return undefined;
}
