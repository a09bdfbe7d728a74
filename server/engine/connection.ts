import { type CancellationToken, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import type { EngineNotifications, EngineRequests, HostRequests } from '../engine-protocol.ts';

/** The engine's end of the connection, with the protocol's types. */
export interface EngineConnection {
  handle<M extends keyof EngineRequests>(
    method: M,
    handler: (params: EngineRequests[M]['params'], token: CancellationToken) => Promise<EngineRequests[M]['result']>,
  ): void;
  ask<M extends keyof HostRequests>(method: M, params: HostRequests[M]['params']): Promise<HostRequests[M]['result']>;
  tell<M extends keyof EngineNotifications>(method: M, params: EngineNotifications[M]): void;
}

const failed = -32000;

export function engineConnection(connection: MessageConnection): EngineConnection {
  return {
    handle(method, handler) {
      connection.onRequest(method, async (params: EngineRequests[typeof method]['params'], token): Promise<unknown> => {
        try {
          return await handler(params, token);
        } catch (error) {
          // The message alone is for people; a plain error would be wrapped in words about requests.
          throw new ResponseError(failed, error instanceof Error ? error.message : String(error));
        }
      });
    },
    ask: (method, params) => connection.sendRequest(method, params),
    tell(method, params) {
      // The extension may have gone while a deployment ends what is in flight.
      connection.sendNotification(method, params).catch(() => undefined);
    },
  };
}
