import { ATTEMPTS, delay, LONGEST_RETRY_AFTER, leavesOpen, retryAfter, worthRepeating } from './backoff.ts';
import { BATCH_SIZE, batchAnswers, batchBody, type Chain, pack } from './batch.ts';
import { type BatchHabits, habitsOf } from './batch-habits.ts';
import type { Clock } from './clock.ts';
import { type GraphAnswer, type GraphPort, type GraphRequest, isRepeatable, isWrite, succeeded } from './messages.ts';
import { post } from './paths.ts';
import { CANCELLED } from './retry.ts';

/** Is told of the writes of a call. */
export interface WriteLog {
  /** They leave once it ends. */
  before(requests: readonly GraphRequest[]): Promise<void>;
  /** The work goes on meanwhile; the next `before` does not end earlier. */
  after(answered: readonly { readonly request: GraphRequest; readonly answer: GraphAnswer }[]): void;
}

interface Waiting {
  readonly chain: Chain;
  readonly answers: GraphAnswer[];
  readonly resolve: (answers: readonly GraphAnswer[]) => void;
  readonly reject: (error: unknown) => void;
  attempt: number;
  /** Why it is sent alone: it was refused in a batch, the whole batch was, or the whole batch was lost. */
  alone?: 'refused' | 'batchRefused' | 'lost';
  /** Times that it was not looked at because something else in its batch failed. */
  passedOver: number;
}

/** What has to be sent again, how long the service wants it to wait (0: not at all), and whether it may have been carried out. */
interface Again {
  readonly unit: Waiting;
  readonly wait: number | undefined;
  readonly open?: boolean;
}

/** Reads under way at a time when they cannot share a call. */
const SINGLE_READS = 4;
/** Statuses of a `$batch` that was not looked into. */
const BATCH_REFUSED = new Set([400, 404, 405, 501]);

const NOT_SENT: GraphAnswer = { status: 424, headers: {}, failure: 'Not sent, the request before it failed.' };
const UNANSWERED: GraphAnswer = { status: 0, headers: {}, failure: 'No answer.' };

/**
 * The requests of one tenant. They gather, and leave together as `$batch`: whoever works on a tenant sends what is ready
 * and waits, so that a round of independent steps costs one call. One write call is under way at a time.
 */
export class Lane {
  private readonly port: GraphPort;
  private readonly clock: Clock;
  private readonly log: WriteLog | undefined;
  private readonly signal: AbortSignal | undefined;
  private readonly habits: BatchHabits;
  private queue: Waiting[] = [];
  private arrived: () => void = () => {};
  /** HTTP calls so far. */
  calls = 0;

  constructor(port: GraphPort, clock: Clock, options: { log?: WriteLog; signal?: AbortSignal } = {}) {
    this.port = port;
    this.habits = habitsOf(port);
    this.clock = clock;
    this.log = options.log;
    this.signal = options.signal;
  }

  /** Answers in order; what follows a failed request of the chain was not sent. */
  send(chain: Chain): Promise<readonly GraphAnswer[]> {
    return new Promise((resolve, reject) => {
      this.queue.push({ chain, answers: [], resolve, reject, attempt: 1, passedOver: 0 });
      this.arrived();
    });
  }

  get waiting(): boolean {
    return this.queue.length > 0;
  }

  /** Ends when a request has arrived. */
  arrival(): Promise<void> {
    return this.waiting ? Promise.resolve() : new Promise(resolve => (this.arrived = resolve));
  }

  /** Sends all that has gathered and hands out the answers at once. */
  async flush(): Promise<void> {
    let units = this.queue.splice(0);
    const finished: Waiting[] = [];
    try {
      while (units.length > 0) {
        // What the first ones teach holds for the others already.
        let together: readonly Waiting[] = units;
        for (let alone = units; alone.length > 0; ) {
          alone = together.filter(unit => this.sentAlone(unit));
          together = together.filter(unit => !alone.includes(unit));
          await this.singles(alone);
        }
        const [reads, writes] = [together.filter(unit => !writesSomething(unit)), together.filter(writesSomething)];
        // Reads ride along with writes where there is room; calls with reads alone may run side by side.
        const calls = pack([...writes, ...reads], unit => unit.chain.length - unit.answers.length);
        const again: Again[] = [];
        const writing = calls.filter(call => call.some(writesSomething));
        for (const call of writing) again.push(...(await this.call(call)));
        const reading = calls.slice(writing.length).map(call => this.call(call));
        again.push(...(await Promise.all(reading)).flat());
        finished.push(...units.filter(unit => !again.some(({ unit: other }) => other === unit)));
        if (again.length > 0 && (await this.pause(again))) {
          for (const { unit, open } of again) giveUp(unit, open);
          finished.push(...again.map(({ unit }) => unit));
          again.length = 0;
        }
        units = again.map(({ unit }) => unit);
      }
    } catch (error) {
      for (const unit of [...units, ...finished]) unit.reject(error);
      return;
    }
    for (const unit of finished) unit.resolve(unit.answers);
  }

  private sentAlone({ alone, chain, answers }: Waiting): boolean {
    return alone !== undefined || chain.slice(answers.length).some(request => this.habits.sentAlone(request));
  }

  /** Sends one by one what no batch takes: writes one after the other, reads a few at a time. */
  private async singles(units: readonly Waiting[]): Promise<void> {
    if (units.length === 0) return;
    for (const unit of units) if (writesSomething(unit)) await this.single(unit);
    const reads = units.filter(unit => !writesSomething(unit)).values();
    await Promise.all(
      Array.from({ length: SINGLE_READS }, async () => {
        for (const unit of reads) await this.single(unit);
      }),
    );
    const refused = units.filter(({ alone }) => alone === 'batchRefused');
    if (refused.length > 0 && refused.every(({ answers }) => answers.every(succeeded))) this.habits.noBatches();
  }

  private async single(unit: Waiting): Promise<void> {
    const rest = unit.chain.slice(unit.answers.length);
    for (const [index, request] of rest.entries()) {
      if (isWrite(request)) await this.log?.before([request]);
      this.calls++;
      const answer = await this.port.exchange(request, this.signal);
      if (isWrite(request)) this.log?.after([{ request, answer }]);
      if (unit.alone === 'refused' && index === 0) this.habits.learn(request, answer);
      unit.answers.push(answer);
      if (!succeeded(answer)) break;
    }
    while (unit.answers.length < unit.chain.length) unit.answers.push(NOT_SENT);
  }

  /** Whether the wait was given up. */
  private async pause(again: readonly Again[]): Promise<boolean> {
    const waits = again.flatMap(({ unit, wait }) => (wait === 0 ? [] : [delay(unit.attempt - 1, wait)]));
    if (waits.length > 0) await this.clock.sleep(Math.max(...waits), this.signal);
    return waits.length > 0 && this.signal?.aborted === true;
  }

  /** One call; returns what has to be sent again. */
  private async call(units: readonly Waiting[]): Promise<Again[]> {
    const rests = units.map(unit => unit.chain.slice(unit.answers.length));
    const requests = rests.flat();
    const [single] = requests;
    const writes = requests.filter(isWrite);
    if (writes.length > 0) await this.log?.before(writes);
    this.calls++;
    let answers: (GraphAnswer | undefined)[];
    let refused = false;
    let lost = false;
    if (requests.length === 1 && single) answers = [await this.port.exchange(single, this.signal)];
    else {
      const outer = await this.port.exchange({ ...post('/$batch', batchBody(rests)), repeatable: requests.every(isRepeatable) }, this.signal);
      refused = BATCH_REFUSED.has(outer.status) && !outer.ambiguous;
      lost = outer.status === 0;
      answers = spread(outer, requests.map(isRepeatable));
    }
    if (writes.length > 0) this.log?.after(requests.flatMap((request, index) => (isWrite(request) ? [{ request, answer: answers[index] ?? UNANSWERED }] : [])));
    if (refused) {
      for (const unit of units) unit.alone = 'batchRefused';
      return units.map(unit => ({ unit, wait: 0 }));
    }

    let offset = 0;
    return units.flatMap((unit, index) => {
      const rest = rests[index] ?? [];
      const own = answers.slice(offset, offset + rest.length);
      offset += rest.length;
      return this.settle(unit, own, { batched: requests.length > 1, whole: lost });
    });
  }

  private settle(unit: Waiting, answers: readonly (GraphAnswer | undefined)[], { batched, whole }: { batched: boolean; whole: boolean }): Again[] {
    for (const given of answers) {
      const request = unit.chain[unit.answers.length];
      if (!request) break;
      const repeatable = isRepeatable(request);
      // What follows in the chain may have been carried out as well: a create in it must be looked for first.
      const rest = unit.chain.slice(unit.answers.length);
      const mayRepeat = rest.every(isRepeatable);
      const answer: GraphAnswer = given ?? {
        status: 0,
        headers: {},
        failure: 'The batch has no answer for this request.',
        ambiguous: !mayRepeat,
        open: rest.some(isWrite),
      };
      if (batched && !request.probes && this.habits.doubtful(request, answer)) {
        unit.alone = 'refused';
        return [{ unit, wait: 0 }];
      }
      if (batched && unit.attempt < ATTEMPTS && !this.signal?.aborted) {
        // A write before it in the batch failed; this one was not looked at.
        if (answer.status === 424 && unit.passedOver++ < BATCH_SIZE) return [{ unit, wait: 0 }];
        const wait = retryAfter(answer.headers['retry-after'], this.clock.now());
        const lost = given === undefined && mayRepeat;
        if ((lost || worthRepeating(answer.status, repeatable)) && (wait ?? 0) <= LONGEST_RETRY_AFTER) {
          unit.attempt++;
          // What breaks a batch may be one of the others in it.
          if (whole) unit.alone = 'lost';
          return [{ unit, wait, open: isWrite(request) && (lost || leavesOpen(answer.status)) }];
        }
      }
      const open = batched && !repeatable && leavesOpen(answer.status);
      unit.answers.push(open ? { ...answer, ambiguous: true, open: isWrite(request) } : answer);
      if (!succeeded(answer)) break;
    }
    while (unit.answers.length < unit.chain.length) unit.answers.push(NOT_SENT);
    return [];
  }
}

/** Ends what was waiting to be sent again. */
function giveUp(unit: Waiting, open = false): void {
  unit.answers.push({ status: 0, headers: {}, failure: CANCELLED, open });
  while (unit.answers.length < unit.chain.length) unit.answers.push(NOT_SENT);
}

const writesSomething = ({ chain }: Waiting): boolean => chain.some(isWrite);

/** What a failed `$batch` means for each of its requests: what may be repeated counts as lost, the rest as undecided. */
function spread(outer: GraphAnswer, repeatable: readonly boolean[]): (GraphAnswer | undefined)[] {
  if (succeeded(outer) && outer.body !== undefined) return batchAnswers(outer.body, repeatable.length);
  const open = outer.ambiguous ?? succeeded(outer);
  const failed = { ...outer, status: succeeded(outer) ? 0 : outer.status, failure: outer.failure ?? 'The batch could not be carried out.' };
  return repeatable.map(again => (open && again ? undefined : { ...failed, ambiguous: open }));
}
