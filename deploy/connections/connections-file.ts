// How to sign in to the tenants of a topology, as a JSON file: docs/schemas/connections-1.schema.json describes it.
import type { Cloud } from '../../language/model/index.ts';
import type { SignIn } from './credentials.ts';

/** Belongs into the repository, beside the topology: it holds no secret. */
export interface ConnectionsFile {
  /** Address of the schema, for editors. */
  readonly $schema?: string;
  readonly schema: 'tenantry.connections/1';
  /** What holds for each tenant that does not say otherwise. */
  readonly defaults?: TenantConnection;
  /** By the symbol of the tenant. */
  readonly tenants?: { readonly [symbol: string]: TenantConnection };
}

/** How to sign in to one tenant. */
export interface TenantConnection {
  /** What gives the tokens. `default` is the chain of the Azure libraries: environment, workload identity, managed identity, tools. */
  readonly signIn?: SignInKind;
  /** The cloud that the topology must name for the tenant. */
  readonly cloud?: Cloud;
  /** Application (client) id. */
  readonly clientId?: string;
  /** PEM file with certificate and key, for `clientCertificate`; relative to this file. Keep it out of the repository. */
  readonly certificate?: string;
  /** File that holds the federated token, for `workloadIdentity`; relative to this file. */
  readonly tokenFile?: string;
  /** User principal name of who must be signed in; tokens of anybody else are refused. */
  readonly account?: string;
}

export type SignInKind = 'azureCli' | 'deviceCode' | 'interactiveBrowser' | 'workloadIdentity' | 'clientCertificate' | 'default';

/** The file is not as the schema says. The message says where and what, one mistake per line, and shows no value. */
export class ConnectionsFileError extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConnectionsFileError';
  }
}

export const signInKinds = ['azureCli', 'deviceCode', 'interactiveBrowser', 'workloadIdentity', 'clientCertificate', 'default'] as const satisfies SignInKind[];
const clouds = ['public', 'usGovernment', 'usGovernmentDoD', 'china'] as const satisfies Cloud[];

const SECRET_NAME = /secret|password|passphrase|credential|assertion|token$|key$/i;
/** A private key or certificate, a token, a client secret of Entra. */
const SECRET_VALUE = /-----BEGIN|^eyJ[\w-]{10,}|^[\w.~-]{3}\dQ~[\w.~-]{30,}$/;
const NO_SECRETS = 'a secret does not belong into this file: use a certificate file, workload identity, or sign in as a user';

type Check = (value: unknown) => string | undefined;
const oneOf =
  (names: readonly string[]): Check =>
  value =>
    names.includes(value as string) ? undefined : `must be one of ${names.join(', ')}`;
const matching =
  (form: RegExp, what: string): Check =>
  value =>
    typeof value === 'string' && form.test(value) ? undefined : `must be ${what}`;
const file = matching(/^[^\n\r\0]{1,500}$/, 'the path of a file');

const members: Readonly<Record<keyof TenantConnection, Check>> = {
  signIn: oneOf(signInKinds),
  cloud: oneOf(clouds),
  clientId: matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'the id of an application, such as 00000000-0000-0000-0000-000000000000'),
  certificate: file,
  tokenFile: file,
  account: matching(/^[^\s@]+@[^\s@]+$/, 'a user principal name'),
};

/** @throws ConnectionsFileError with every mistake in its message */
export function readConnectionsFile(text: string): ConnectionsFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // What the parser says quotes the text; only the place is taken.
    const place = /\(line \d+ column \d+\)|at position \d+/.exec((error as Error).message)?.[0];
    throw new ConnectionsFileError([`It is not JSON${place ? ` ${place}` : ''}.`]);
  }
  if (!isRecord(value)) throw new ConnectionsFileError(['It must be an object.']);
  const mistakes = unknownMembers(value, ['$schema', 'schema', 'defaults', 'tenants'], '');
  if (value['schema'] !== 'tenantry.connections/1') mistakes.push('schema: must be "tenantry.connections/1".');
  if (value['defaults'] !== undefined) mistakes.push(...connectionMistakes(value['defaults'], 'defaults'));
  if (value['tenants'] !== undefined && !isRecord(value['tenants'])) mistakes.push('tenants: must be an object with symbols of tenants.');
  else for (const [symbol, settings] of Object.entries(value['tenants'] ?? {})) mistakes.push(...connectionMistakes(settings, `tenants.${symbol}`));
  if (mistakes.length > 0) throw new ConnectionsFileError(mistakes);
  return value as unknown as ConnectionsFile;
}

function connectionMistakes(value: unknown, at: string): string[] {
  if (!isRecord(value)) return [`${at}: must be an object.`];
  const wrong = Object.entries(members).flatMap(([name, check]) => {
    const given = value[name];
    if (given === undefined) return [];
    const mistake = typeof given === 'string' && SECRET_VALUE.test(given) ? NO_SECRETS : check(given);
    return mistake === undefined ? [] : [`${at}.${name}: ${mistake}.`];
  });
  return [...unknownMembers(value, Object.keys(members), `${at}.`), ...wrong];
}

const unknownMembers = (value: Record<string, unknown>, known: readonly string[], at: string): string[] =>
  Object.keys(value)
    .filter(name => !known.includes(name))
    .map(name => `${at}${name}: ${SECRET_NAME.test(name) ? NO_SECRETS : `there is no such setting. There are ${known.join(', ')}`}.`);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What holds for one tenant. */
export const settingsOf = (connections: ConnectionsFile | undefined, symbol: string): TenantConnection => ({
  ...connections?.defaults,
  ...(connections?.tenants && Object.hasOwn(connections.tenants, symbol) ? connections.tenants[symbol] : {}),
});

/** The sign-in that the settings ask for; a sentence where something is missing, `undefined` where they ask for none. */
export function signInOf(
  { signIn, clientId, certificate, tokenFile, account }: TenantConnection,
  show: (message: string) => void,
): SignIn | string | undefined {
  switch (signIn) {
    case undefined:
      return undefined;
    case 'azureCli':
    case 'default':
      return { kind: signIn };
    case 'deviceCode':
      return { kind: signIn, clientId, show };
    case 'interactiveBrowser':
      return { kind: signIn, clientId, loginHint: account };
    case 'workloadIdentity':
      return { kind: signIn, clientId, tokenFilePath: tokenFile };
    case 'clientCertificate':
      return clientId && certificate
        ? { kind: signIn, clientId, certificatePath: certificate }
        : 'clientCertificate needs clientId and certificate: in the connections file, or as --client-id and --certificate';
  }
}
