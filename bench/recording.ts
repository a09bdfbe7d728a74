import { readFileSync, writeFileSync } from 'node:fs';
import type { Fetch } from '../deploy/index.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** Answers by what was asked, so that the engine can be measured without the work of who answers. */
export class Recording {
  private readonly answers: Map<string, Answer[]>;

  constructor(answers: Iterable<readonly [string, Answer[]]> = []) {
    this.answers = new Map(answers);
  }

  static load(file: string): Recording {
    return new Recording(JSON.parse(readFileSync(file, 'utf8')) as [string, Answer[]][]);
  }

  save(file: string): void {
    writeFileSync(file, JSON.stringify([...this.answers]));
  }

  /** Passes requests on and keeps what they are answered. */
  record(fetch: Fetch): Fetch {
    return async request => {
      const key = timeless(keyOf(request, await request.clone().text()));
      const response = await fetch(request);
      const answer = { status: response.status, headers: Object.fromEntries(response.headers), text: await response.clone().text() };
      this.answers.set(key, [...(this.answers.get(key) ?? []), answer]);
      return response;
    };
  }

  /** The same answers to the same requests, in their order, each after a while. */
  replay(latency: number): Fetch {
    const left = new Map([...this.answers].map(([key, answers]) => [key, answers.map(answer => ({ ...answer, bytes: Buffer.from(answer.text) }))]));
    return async request => {
      const key = keyOf(request, await request.text());
      const found = left.get(key) ?? left.get(timeless(key));
      const answer = found && found.length > 1 ? found.shift() : found?.[0];
      if (!answer) throw new Error(`Not recorded: ${request.method} ${request.url}`);
      if (latency > 0) await new Promise(resolve => setTimeout(resolve, latency));
      return new Response([204, 304].includes(answer.status) ? null : answer.bytes, answer);
    };
  }
}

const tenants = new Map<string, string>();

function tenantOf(authorization: string): string {
  const [, claims = ''] = authorization.split('.');
  const { tid } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { tid: string };
  tenants.set(authorization, tid);
  return tid;
}

/** The moment of the run is no part of what was asked. */
const timeless = (key: string): string => key.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now');

/** Tenant, request and body. */
function keyOf(request: Request, body: string): string {
  const authorization = request.headers.get('authorization') ?? '';
  return `${tenants.get(authorization) ?? tenantOf(authorization)} ${request.method} ${request.url} ${body}`;
}
