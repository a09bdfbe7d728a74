import { readPermission } from '../permissions.ts';
import { GraphFailure } from '../transport/errors.ts';
import { isObject, type Json, type JsonObject, objects, text } from '../transport/json.ts';
import { type GraphAnswer, type GraphRequest, succeeded } from '../transport/messages.ts';
import { get, query } from '../transport/paths.ts';
import type { Binding } from './plan.ts';

const MOST_PAGES = 1000;

/** Where reads go. */
export interface Sender {
  send(chain: readonly GraphRequest[]): Promise<readonly GraphAnswer[]>;
}

/** Reads one tenant. The same read is made once; reads that wait together leave together. */
export class Observer {
  private readonly lane: Sender;
  private readonly root: string;
  private readonly reads = new Map<string, Promise<GraphAnswer>>();
  private readonly resolve: (key: string) => Promise<Binding | undefined>;

  /** Permissions that the reads so far need. */
  readonly permissions = new Set<string>();
  /** Where a thing is if this run knows it without reading, because it has just written it. */
  readonly known: (key: string) => Binding | undefined;

  /** @param resolve finds where another thing is, reading it when it is not known yet */
  constructor(
    lane: Sender,
    root: string,
    resolve: (key: string) => Promise<Binding | undefined>,
    known: (key: string) => Binding | undefined = () => undefined,
  ) {
    this.known = known;
    this.lane = lane;
    this.root = root;
    this.resolve = resolve;
  }

  /** Where another thing of the deployment is, if it is there. */
  binding(key: string): Promise<Binding | undefined> {
    return this.resolve(key);
  }

  /** The raw answer. */
  answer(request: GraphRequest): Promise<GraphAnswer> {
    const id = `${request.method} ${request.path}`;
    let read = this.reads.get(id);
    if (!read) {
      const permission = readPermission(request.path);
      if (permission) this.permissions.add(permission);
      read = this.lane.send([request]).then(([answer]) => answer ?? { status: 0, headers: {}, failure: 'No answer.' });
      this.reads.set(id, read);
    }
    return read;
  }

  /** Makes the read of {@link listExpanded} that will be asked for later, so that it leaves with those of now. */
  ahead(path: string, expansion: string): void {
    // Whoever asks for it gets the error.
    this.answer(expanded(path, expansion)).catch(() => undefined);
  }

  /** `undefined` when it is not there. */
  async get(path: string): Promise<JsonObject | undefined> {
    const answer = await this.answer(get(path));
    if (answer.status === 404) return undefined;
    if (!succeeded(answer) || !isObject(answer.body)) throw new GraphFailure(get(path), answer);
    return answer.body;
  }

  /** All pages of a list; empty when the thing that the list belongs to is not there. */
  async list(path: string): Promise<readonly JsonObject[]> {
    return (await this.pages(get(path))) ?? [];
  }

  /** A list with something that belongs to its items. Where the service does not take the expansion, the items come without. */
  async listExpanded(path: string, expansion: string): Promise<readonly JsonObject[]> {
    try {
      return (await this.pages(expanded(path, expansion))) ?? [];
    } catch (error) {
      if (!(error instanceof GraphFailure) || ![400, 501].includes(error.status)) throw error;
      return this.list(path);
    }
  }

  async pages(first: GraphRequest): Promise<readonly JsonObject[] | undefined> {
    const found: JsonObject[] = [];
    const seen = new Set<string>();
    for (let request = first; ; ) {
      const answer = await this.answer(request);
      if (answer.status === 404 && request === first) return undefined;
      if (!succeeded(answer) || !isObject(answer.body) || !Array.isArray(answer.body['value'])) throw new GraphFailure(request, unusable(answer));
      found.push(...objects(answer.body['value'] as Json));
      const next = text(answer.body['@odata.nextLink']);
      if (!next) return found;
      request = get(this.relative(next, request));
      if (seen.has(request.path) || seen.size > MOST_PAGES)
        throw new GraphFailure(request, { status: 0, headers: {}, failure: 'The pages of this list do not end.' });
      seen.add(request.path);
    }
  }

  /** A next page is followed within our own Graph root only. */
  private relative(link: string, request: GraphRequest): string {
    const url = new URL(link, this.root);
    const version = /^(.*?\/v1\.0)(\/.*)$/.exec(url.pathname);
    if (url.origin !== new URL(this.root).origin || !version?.[2]) {
      throw new GraphFailure(request, { status: 0, headers: {}, failure: `The next page of this list is elsewhere: ${url.origin}.` });
    }
    return version[2] + url.search;
  }
}

const expanded = (path: string, expansion: string): GraphRequest => ({ ...get(query(path, { $expand: expansion })), probes: true });

const unusable = (answer: GraphAnswer): GraphAnswer => (succeeded(answer) ? { ...answer, status: 0, failure: 'The answer is not a list.' } : answer);
