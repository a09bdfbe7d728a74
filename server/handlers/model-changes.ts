import { DocumentState } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DidChangeModelParams, Notifications } from '../protocol.ts';

const method = 'tenantry/didChangeModel' satisfies keyof Notifications;

/** Tells the client which documents mean something new, once they are validated. */
export function addModelChanges(connection: Connection, services: TenantrySharedServices): void {
  const pending = new Set<string>();
  const builder = services.workspace.DocumentBuilder;
  // A change that is overtaken by the next one is told together with it.
  builder.onDocumentPhase(DocumentState.Validated, document => void pending.add(document.uri.toString()));
  builder.onBuildPhase(DocumentState.Validated, () => {
    if (pending.size === 0) return;
    const params: DidChangeModelParams = { uris: [...pending] };
    pending.clear();
    connection.sendNotification(method, params).catch(() => undefined);
  });
}
