// Refusals as Graph words them. Codes are those of the Graph reference (conventions, errors); where the reference
// names none, the general code of the service is used.
import type { Json } from './json.ts';

export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string, code = 'Request_BadRequest'): GraphError => new GraphError(400, code, message);

export const badQuery = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

export const notFound = (id: string, code = 'Request_ResourceNotFound'): GraphError =>
  new GraphError(404, code, `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`);

export const conflict = (message: string): GraphError => new GraphError(409, 'Request_MultipleObjectsWithSameKeyValue', message);

export const missing = (property: string): GraphError => badRequest(`A value is required for property '${property}' of resource.`);

export const readOnly = (property: string): GraphError => badRequest(`Property '${property}' is read-only and cannot be set.`);

/** The body of every refusal. */
export function errorBody(code: string, message: string, date: Date, requestId: string, clientRequestId: string): Json {
  return {
    error: {
      code,
      message,
      innerError: { date: date.toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': clientRequestId },
    },
  };
}
