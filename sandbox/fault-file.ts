// A rehearsal with faults, as a JSON file: docs/schemas/faults-1.schema.json describes it.
import type { FaultAction, FaultMatch } from './faults.ts';
import { isObject } from './json.ts';
import { type Lag, type LagKind, lagKinds, type SandboxOptions } from './options.ts';
import { checked, type Shape } from './shape.ts';
import type { Throttling } from './throttle.ts';

/** Faults and conditions of a sandbox. Everything may be left out. */
export interface FaultFile {
  /** Address of the schema, for editors. */
  $schema?: string;
  /** Names the chances of `probability`: the same seed gives the same run. */
  seed?: string;
  /** Milliseconds that every HTTP call takes. */
  latency?: number;
  /** Objects on one page of a list. */
  pageSize?: number;
  /** Whether permissions and roles of the token are checked. */
  enforcePermissions?: boolean;
  /** HTTP calls of one tenant after which one is answered with 401, as when its token has ended. */
  tokenCalls?: number;
  /** How late things appear after they were made. */
  lag?: Partial<Record<LagKind, Lag>>;
  throttling?: Throttling;
  /** The first one that fits a request counts. */
  faults?: FaultRule[];
}

export interface FaultRule {
  match: Omit<FaultMatch, 'path'> & {
    /** A text that path and query contain, such as "/groups". "/$batch" means batches as a whole. */
    path?: string;
    /** A regular expression for path and query. */
    pathPattern?: string;
  };
  action: FaultAction;
}

/** The file is not as the schema says. The message says where and what. */
export class FaultFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FaultFileError';
  }
}

const whole: Shape = { kind: 'number', least: 0, whole: true };
const positive: Shape = { kind: 'number', least: 1, whole: true };
const text: Shape = { kind: 'text' };
const response: Shape = {
  kind: 'object',
  members: { status: { kind: 'number', least: 200, most: 599, whole: true }, headers: { kind: 'texts' }, body: { kind: 'any' } },
  required: ['status'],
};
const lag: Shape = { kind: 'object', members: { reads: whole, ms: whole, flaps: whole } };
const limit: Shape = { kind: 'object', members: { units: positive, seconds: positive }, required: ['units', 'seconds'] };

const actions: Record<FaultAction['do'], Shape> = {
  respond: { kind: 'object', members: { do: text, response }, required: ['response'] },
  commitThen: { kind: 'object', members: { do: text, response } },
  delay: { kind: 'object', members: { do: text, ms: whole }, required: ['ms'] },
  hang: { kind: 'object', members: { do: text } },
  reset: { kind: 'object', members: { do: text, at: { kind: 'one', of: ['accept', 'afterBody', 'midResponse'] } } },
  throttle: { kind: 'object', members: { do: text, retryAfter: { kind: 'number', least: 0 } } },
  expireToken: { kind: 'object', members: { do: text } },
};

const file: Shape = {
  kind: 'object',
  members: {
    $schema: text,
    seed: text,
    latency: whole,
    pageSize: positive,
    enforcePermissions: { kind: 'boolean' },
    tokenCalls: positive,
    lag: { kind: 'object', members: Object.fromEntries(lagKinds.map(kind => [kind, lag])) },
    throttling: {
      kind: 'object',
      members: {
        scale: { kind: 'number', above: 0 },
        retryAfter: { kind: 'boolean' },
        limits: { kind: 'object', members: { identity: limit, synchronization: limit, entitlementManagement: limit } },
      },
    },
    faults: {
      kind: 'list',
      of: {
        kind: 'object',
        required: ['match', 'action'],
        members: {
          match: {
            kind: 'object',
            members: {
              tenant: text,
              method: { kind: 'one', of: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
              path: text,
              pathPattern: { kind: 'pattern' },
              nth: positive,
              every: positive,
              times: positive,
              probability: { kind: 'number', least: 0, most: 1 },
            },
          },
          action: { kind: 'tagged', tag: 'do', of: actions },
        },
      },
    },
  },
};

/** @throws FaultFileError with every mistake in its message, one per line. */
export function readFaultFile(text: string): FaultFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FaultFileError(`It is not JSON: ${(error as Error).message}`);
  }
  const mistakes = checked(value, file, '');
  if (mistakes.length === 0 && isObject(value)) return value as unknown as FaultFile;
  throw new FaultFileError(mistakes.join('\n'));
}

/** What the file says as options of a sandbox. */
export function optionsOf({ $schema: _, seed, faults = [], ...rest }: FaultFile): SandboxOptions {
  return {
    ...rest,
    ...(seed === undefined ? {} : { faultSeed: seed }),
    faults: faults.map(({ match: { pathPattern, path, ...match }, action }) => ({
      match: { ...match, path: pathPattern === undefined ? path : new RegExp(pathPattern) },
      action,
    })),
  };
}
