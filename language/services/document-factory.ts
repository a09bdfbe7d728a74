import {
  type AstNode,
  DefaultLangiumDocumentFactory,
  type LangiumDocument,
  type LangiumDocuments,
  type LangiumSharedCoreServices,
  type ParseResult,
  TextDocument,
  type URI,
} from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { Document } from '../generated/ast.ts';
import { chunksOf } from '../project/chunks.ts';
import type { PieceOptions } from './guarded-parser.ts';

/**
 * Open text documents change in place, ahead of the parser. Spans point into the text that was parsed, so every document
 * keeps exactly that text: what is read from it always fits its syntax tree.
 */
export class ParsedTextDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly texts = new WeakMap<LangiumDocument, string>();
  private readonly documents: () => LangiumDocuments;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.documents = () => services.workspace.LangiumDocuments;
  }

  override async update<T extends AstNode = AstNode>(document: LangiumDocument<T>, token: CancellationToken): Promise<LangiumDocument<T>> {
    const before = { text: this.texts.get(document), result: document.parseResult };
    const updated = await super.update(document, token);
    // The same text keeps its tree, and with it every project it is part of.
    if (before.text !== undefined && before.text === this.texts.get(document)) updated.parseResult = before.result;
    const { uri, languageId, version } = updated.textDocument;
    const value = TextDocument.create(uri, languageId, version, this.texts.get(document) ?? updated.textDocument.getText());
    Object.defineProperty(updated, 'textDocument', { value, configurable: true });
    return updated;
  }

  /** Only what changed since the last version is parsed. */
  protected override async parseAsync<T extends AstNode>(uri: URI, text: string): Promise<ParseResult<T>> {
    const last = this.documents().getDocument(uri) as LangiumDocument<Document> | undefined;
    const options: PieceOptions = last ? { before: chunksOf(last.parseResult.value) } : {};
    return this.parse<T>(uri, text, options);
  }

  protected override createLangiumDocument<T extends AstNode = AstNode>(
    parseResult: ParseResult<T>,
    uri: URI,
    textDocument?: TextDocument,
    text?: string,
  ): LangiumDocument<T> {
    const document = super.createLangiumDocument(parseResult, uri, textDocument, text);
    this.texts.set(document, text ?? textDocument?.getText() ?? '');
    return document;
  }

  /** Langium announces a new file by a model of no language before it is read; here it is an empty topology until then. */
  override fromModel<T extends AstNode = AstNode>(model: T, uri: URI): LangiumDocument<T> {
    return model.$type === 'INVALID' ? this.fromString<T>('', uri) : super.fromModel(model, uri);
  }

  /** A file that went away between being seen and being read is empty until its deletion is reported. */
  protected override async getUpdatedText<T extends AstNode>(
    document: LangiumDocument<T>,
    textDocument: TextDocument | undefined,
    token: CancellationToken,
  ): Promise<string> {
    const text = await super.getUpdatedText(document, textDocument, token).catch(() => '');
    this.texts.set(document, text);
    return text;
  }
}
