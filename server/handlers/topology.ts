import type { Connection } from 'vscode-languageserver';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DocumentParams, Requests, TopologyResult } from '../protocol.ts';
import { withProject } from './answer.ts';

const method = 'tenantry/topology' satisfies keyof Requests;

/** The resolved topology, for whoever wants to work with the model. */
export function addTopologyHandler(connection: Connection, services: TenantrySharedServices): void {
  connection.onRequest(
    method,
    (params: DocumentParams): Promise<TopologyResult> => withProject(services, params, ({ topology }, summary) => ({ ...summary, topology })),
  );
}
