import { writeFile } from 'node:fs/promises';
import { redactToken } from './claims.ts';

/** One HTTP exchange, as it went over the wire. Times are milliseconds since 1970. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly started: number;
  readonly ended: number;
  /** 0 when no answer came; `statusText` then says why. */
  readonly status: number;
  readonly statusText: string;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** Records every exchange as HAR 1.2. Batch entries stay inside their call; tokens keep their claims only. */
export class Trace {
  private readonly entries: object[] = [];

  record(exchange: Exchange): void {
    this.entries.push(entry(exchange));
  }

  get count(): number {
    return this.entries.length;
  }

  toHar(): object {
    return { log: { version: '1.2', creator: { name: 'tenantry', version: '1' }, entries: this.entries } };
  }

  async save(path: string): Promise<void> {
    await writeFile(path, `${JSON.stringify(this.toHar(), null, 1)}\n`, { mode: 0o600 });
  }
}

function entry(exchange: Exchange): object {
  const time = Math.max(0, exchange.ended - exchange.started);
  return {
    startedDateTime: new Date(exchange.started).toISOString(),
    time,
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(exchange.headers),
      queryString: [...new URL(exchange.url).searchParams].map(([name, value]) => ({ name, value })),
      ...(exchange.body === undefined ? {} : { postData: { mimeType: 'application/json', text: exchange.body } }),
      headersSize: -1,
      bodySize: exchange.body === undefined ? 0 : Buffer.byteLength(exchange.body),
    },
    response: {
      status: exchange.status,
      statusText: exchange.statusText,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(exchange.answerHeaders),
      content: { size: Buffer.byteLength(exchange.answer), mimeType: exchange.answerHeaders['content-type'] ?? '', text: exchange.answer },
      redirectURL: '',
      headersSize: -1,
      bodySize: Buffer.byteLength(exchange.answer),
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
  };
}

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value: name.toLowerCase() === 'authorization' ? redactToken(value) : value }));
