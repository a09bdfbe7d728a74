import type { LangiumDocument, TextDocumentProvider } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import { MarkupKind, type SignatureHelp, type SignatureHelpOptions, type SignatureHelpParams } from 'vscode-languageserver';
import { expressionFunctions } from '../data/functions.ts';
import { placeAt } from './completion/place.ts';
import { describeFunction } from './describe.ts';
import type { TenantryServices } from './services.ts';

/** Places of the function around the cursor, in the expression of a mapping line. */
export class FunctionSignatureProvider implements SignatureHelpProvider {
  readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: ['('], retriggerCharacters: [','] };
  private readonly open: TextDocumentProvider;

  constructor(services: TenantryServices) {
    this.open = services.shared.workspace.TextDocuments;
  }

  provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
    const textDocument = this.open.get(document.uri) ?? document.textDocument;
    const value = placeAt(textDocument.getText(), textDocument.offsetAt(position))?.value;
    const found = value?.item.type === 'flow' ? expressionFunctions.find(({ name }) => name === value.call) : undefined;
    if (!value || !found) return undefined;
    const last = found.places[found.places.length - 1];
    return {
      activeSignature: 0,
      activeParameter: last?.repeating ? Math.min(value.argument, found.places.length - 1) : value.argument,
      signatures: [
        {
          label: found.signature,
          documentation: { kind: MarkupKind.Markdown, value: describeFunction(found) },
          parameters: found.places.map(({ name, type, required }) => ({ label: name, documentation: `${type}${required ? '' : ', may be left out'}` })),
        },
      ],
    };
  }
}
