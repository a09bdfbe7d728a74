import type { Connection } from 'vscode-languageserver';
import { drawings } from '../../language/diagram/index.ts';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DrawingParams, DrawingResult, Requests } from '../protocol.ts';
import { withProject } from './answer.ts';

const method = 'tenantry/drawing' satisfies keyof Requests;

/** The picture with colours of its own, for other programs. */
export function addDrawingHandler(connection: Connection, services: TenantrySharedServices): void {
  connection.onRequest(
    method,
    (params: DrawingParams): Promise<DrawingResult> => withProject(services, params, ({ topology }) => ({ text: drawings[params.format](topology) })),
  );
}
