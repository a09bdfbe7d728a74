// The sandbox on 127.0.0.1, and only there. A web page cannot reach it: the host must be this one exactly, and
// requests that a browser makes for a page (Origin, Sec-Fetch-Site) are refused.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ConnectionReset, TORN } from './faults.ts';

const HOST = '127.0.0.1';
const REQUEST_LIMIT_MS = 120_000;
const MOST_CONNECTIONS = 256;

export interface Listening {
  /** http://127.0.0.1:PORT; Graph is at url + '/v1.0'. */
  url: string;
  port: number;
  /** For the header X-Sandbox-Secret of /sandbox/*. */
  secret: string;
  close(): Promise<void>;
}

/** Why a request is none of ours; undefined when it is. */
function refuseForeign(headers: IncomingMessage['headers'], port: number): string | undefined {
  if (headers.host !== `${HOST}:${port}`) return `The host must be ${HOST}:${port}.`;
  if (headers.origin !== undefined) return 'Requests of web pages are refused.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return 'Requests of web pages are refused.';
  return undefined;
}

export async function listen(request: (input: Request) => Promise<Response>, secret: string, port: number): Promise<Listening> {
  const serve = getRequestListener(
    async (input, { incoming, outgoing }) => {
      try {
        const response = await request(input);
        if (!response.headers.has(TORN)) return response;
        await tear(response, outgoing as ServerResponse);
        return RESPONSE_ALREADY_SENT;
      } catch (error) {
        if (!(error instanceof ConnectionReset)) throw error;
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer({ requestTimeout: REQUEST_LIMIT_MS }, (incoming, outgoing) => {
    const { port: own } = server.address() as AddressInfo;
    const why = refuseForeign(incoming.headers, own);
    if (why === undefined) void serve(incoming, outgoing);
    else refuse(outgoing, why);
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject((error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new Error(`Port ${port} of ${HOST} is taken. Choose another one, or none.`) : error),
    );
    server.listen(port, HOST, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${own}`,
    port: own,
    secret,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends what there is of an answer, then closes the connection. */
async function tear(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const part = await response.body?.getReader().read();
  await new Promise<void>(resolve => outgoing.write(part?.value ?? '', () => resolve()));
  outgoing.socket?.destroy();
}

function refuse(outgoing: ServerResponse, why: string): void {
  outgoing.writeHead(403, { 'Content-Type': 'application/json', 'X-Sandbox': '1', Connection: 'close' });
  outgoing.end(JSON.stringify({ error: { code: 'Forbidden', message: why } }));
}
