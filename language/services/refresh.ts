import { DocumentState } from 'langium';
import { type ClientCapabilities, CodeLensRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { TenantrySharedServices } from './services.ts';

/** What a client shows in one file although another one may have changed it, and whether it asks again when it is told to. */
const shown: readonly { readonly method: string; can(workspace: NonNullable<ClientCapabilities['workspace']>): boolean | undefined }[] = [
  { method: CodeLensRefreshRequest.method, can: ({ codeLens }) => codeLens?.refreshSupport },
  { method: InlayHintRefreshRequest.method, can: ({ inlayHint }) => inlayHint?.refreshSupport },
];

/** A client asks for lenses and hints of the file that is edited; of others that mean something new it is told here. */
export function refreshOthers({ lsp, workspace: { DocumentBuilder } }: TenantrySharedServices): void {
  const { Connection: connection, LanguageServer } = lsp;
  if (!connection) return;
  let methods: readonly string[] = [];
  let validated = 0;
  LanguageServer.onInitialize(({ capabilities: { workspace = {} } }) => {
    methods = shown.filter(({ can }) => can(workspace)).map(({ method }) => method);
  });
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, () => void validated++);
  DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
    if (validated > 1) for (const method of methods) connection.sendRequest(method).catch(() => undefined);
    validated = 0;
  });
}
