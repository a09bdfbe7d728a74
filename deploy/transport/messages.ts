import type { Json } from './json.ts';

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the version, encoded, with its query: `/groups?$filter=…`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Sending it twice does no harm. Absent: true for everything but POST. */
  readonly repeatable?: boolean;
  /** Changes nothing although it is a POST. */
  readonly reads?: boolean;
  /** The service may refuse it for what it asks; a refusal is no matter of the batch that it is in. */
  readonly probes?: boolean;
  /** The operation that sends it; for the journal. */
  readonly of?: string;
}

export interface GraphAnswer {
  /** HTTP status; 0 when no usable answer came. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Why there is no usable answer, in words. */
  readonly failure?: string;
  /** The request may have been carried out although no success was reported. Only for requests that are not repeatable. */
  readonly ambiguous?: boolean;
  /** A write, repeatable or not, that may have been carried out although no success was reported. */
  readonly open?: boolean;
}

/** One service of one tenant that takes requests. Never throws for what the service answers. */
export interface GraphPort {
  /** @param stop ends waits between attempts once it fires; what is under way then is still finished */
  exchange(request: GraphRequest, stop?: AbortSignal): Promise<GraphAnswer>;
}

export const isRepeatable = (request: GraphRequest): boolean => request.repeatable ?? (request.reads || request.method !== 'POST');

export const isWrite = (request: GraphRequest): boolean => request.method !== 'GET' && !request.reads;

export const succeeded = (answer: GraphAnswer): boolean => answer.status >= 200 && answer.status < 300 && !answer.failure;
