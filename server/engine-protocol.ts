import type { DrawingFormat } from '../language/diagram/formats.ts';
import type { PlanMark } from './protocol.ts';

/**
 * Messages between the extension and the engine: the process that plans, deploys and runs the sandbox. It is not the
 * language server, so that restarting that one never ends a deployment. JSON-RPC over IPC; offsets are UTF-16 code units.
 *
 * A request is cancelled with the cancellation of JSON-RPC. A cancelled plan is an error; a cancelled deployment ends what
 * is in flight and answers with its report.
 */

/** Requests to the engine, by method. */
export interface EngineRequests {
  'engine/plan': { params: PlanParams; result: PlanResult };
  'engine/adopt': { params: AdoptParams; result: AdoptResult };
  'engine/deploy': { params: DeployParams; result: DeployResult };
  'engine/startSandbox': { params: SandboxParams; result: SandboxStatus };
  'engine/stopSandbox': { params: null; result: SandboxStatus };
  'engine/resetSandbox': { params: SandboxParams; result: SandboxStatus };
  'engine/interruptedReport': { params: JournalParams; result: ReadableDocument };
  'engine/status': { params: null; result: EngineStatus };
  'engine/whoami': { params: WhoamiParams; result: Who };
  'engine/drawing': { params: DrawingParams; result: { readonly text: string } };
}

/** Requests of the engine to the extension. */
export interface HostRequests {
  /** Asked before each token: the latest choice counts. */
  'host/signIn': { params: SignInParams; result: HostSignIn };
  'host/token': { params: TokenParams; result: Token };
}

/** What the engine tells without being asked. */
export interface EngineNotifications {
  'engine/progress': DeployProgress;
  'engine/log': { readonly level: LogLevel; readonly message: string };
  'engine/sandboxChanged': SandboxStatus;
}

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** Where to: the embedded sandbox, or Microsoft Graph. */
export type Target = 'sandbox' | 'live';

export interface TopologyParams {
  /** Of the topology's root file. */
  readonly rootUri: string;
  /** Texts that differ from what is stored, by URI. */
  readonly overlay: Readonly<Record<string, string>>;
  /** Value of the setting `tenantry.rules`: severities by code. */
  readonly rules?: unknown;
}

/** A picture that stands alone, for a file. */
export interface DrawingParams extends TopologyParams {
  readonly format: DrawingFormat;
}

/** What a comparison is asked for: what a deployment would do, or where the tenants are not as the topology says. */
export type View = 'plan' | 'drift';

export interface PlanParams extends TopologyParams {
  readonly target: Target;
  readonly view?: View;
  /** Used when the sandbox has to be started for it. */
  readonly sandbox: SandboxParams;
  /** Symbols of tenants to leave out, because they cannot be read or are not to be touched. */
  readonly skip?: readonly string[];
  /** Ids of differences; with what they need, nothing else is planned. */
  readonly only?: readonly string[];
}

export interface AdoptParams extends PlanParams {
  /** Of differences that a drift names. */
  readonly ids: readonly string[];
}

/** Texts that say what the tenants have; none where something is refused. */
export interface AdoptResult {
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly refused: readonly string[];
  /** What the language says of them and did not say before. */
  readonly warnings: readonly string[];
}

export interface PlanResult {
  /** For deploying it; absent when problems forbid that, when there is nothing to do, and for a drift. */
  readonly planId?: string;
  readonly target: Target;
  readonly view: View;
  /** What it says, for people; absent when the topology has errors. */
  readonly document?: ReadableDocument;
  readonly tenants: readonly TenantCounts[];
  readonly problems: readonly LocatedProblem[];
  /** URIs of the files it was made from, the root first. */
  readonly files: readonly string[];
  /** Every single change, in the order of the document. */
  readonly changes: readonly PlannedChange[];
  /** The same on the things that are drawn. */
  readonly marks: readonly PlanMark[];
  /** What the sign-ins lack for the changes, as far as their tokens tell; only tenants that lack something. */
  readonly lacks: readonly TenantLack[];
  /** Tenants that stand in the way and that the rest could be deployed without; `why` says it of each. */
  readonly without?: readonly { readonly name: string; readonly displayName: string; readonly why: string }[];
}

/** What somebody lacks in one tenant. */
export interface TenantLack {
  /** Tenant id. */
  readonly id: string;
  readonly displayName: string;
  readonly account: string;
  /** Delegated permissions of Graph. */
  readonly permissions: readonly string[];
  /** Directory roles. */
  readonly roles: readonly string[];
}

/** One object of Entra that would be created, changed or removed. */
export interface PlannedChange {
  /** Symbol of the tenant. */
  readonly tenant: string;
  readonly action: 'create' | 'update' | 'remove';
  /** `group "SOC analysts"` */
  readonly title: string;
  readonly place?: Place;
}

/** Text for people, with places in it that lead to the source. */
export interface ReadableDocument {
  readonly title: string;
  readonly text: string;
  readonly links: readonly { readonly start: number; readonly end: number; readonly to: Place }[];
  /** Differences of a drift, the offsets at which they stand, and where a comment would keep them out of plans. */
  readonly drifted?: readonly { readonly start: number; readonly id: string; readonly ignorable?: Place }[];
}

export interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export interface TenantCounts {
  readonly name: string;
  readonly displayName: string;
  /** The first domain that the topology states. */
  readonly domain?: string;
  /** Tenant id. */
  readonly id: string;
  readonly create: number;
  readonly update: number;
  readonly remove: number;
}

export interface LocatedProblem {
  /** Symbol of the tenant, where it is about one. */
  readonly tenant?: string;
  /** Of the language or of planning; `sandbox-domain-taken`: resetting the sandbox helps. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly place?: Place;
  /** `soc.tenantry:12:3`, from 1. */
  readonly at?: string;
}

export interface DeployParams {
  readonly planId: string;
  /** Folder for the journal, which names every write before it is sent. */
  readonly journals: string;
  /** Records every exchange with Graph as `<run>.har` beside the journal: HAR 1.2, without tokens. */
  readonly trace?: boolean;
}

export interface DeployResult {
  readonly target: Target;
  /** `complete`: all done. `partial`: something failed. `refused`: nothing was written at all. */
  readonly outcome: 'complete' | 'partial' | 'cancelled' | 'refused';
  readonly refusal?: string;
  readonly done: number;
  readonly failed: number;
  /** Nothing was sent for these: something they need failed, or the deployment was cancelled or refused. */
  readonly notStarted: number;
  readonly report: ReadableDocument;
  /** Names its files in the folder of journals: `<run>.json` is a {@link RunRecord}, `<run>.jsonl` the journal. */
  readonly run: string;
}

/**
 * What is kept of a deployment, as JSON beside its journal. Without `ended` it runs, or its process was ended from outside.
 */
export interface RunRecord {
  readonly schema: 'tenantry.run/1';
  /** URI of the topology's root file. */
  readonly root: string;
  /** `Deployment of soc` */
  readonly title: string;
  readonly target: Target;
  /** Display names of the tenants that it writes. */
  readonly tenants: readonly string[];
  /** ISO 8601. */
  readonly started: string;
  /** Of the process that deploys. */
  readonly pid: number;
  readonly ended?: string;
  readonly result?: DeployResult;
  /** Whether `<run>.har` is there. */
  readonly traced?: boolean;
}

export interface JournalParams {
  /** Path of the journal. */
  readonly journal: string;
  /** Of the report. */
  readonly title: string;
}

export interface DeployProgress {
  readonly planId: string;
  readonly tenants: readonly { readonly displayName: string; readonly ended: number; readonly total: number }[];
  /** What is waited for; else empty. */
  readonly message: string;
}

export interface SandboxParams {
  /** Folder that keeps its contents between sessions; absent: forgotten when the engine ends. */
  readonly persist?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Display names of the directory roles that act; absent: Global Administrator, who may do everything. */
  readonly roles?: readonly string[];
}

export type SandboxStatus = { readonly running: false } | { readonly running: true; readonly url: string; readonly tenants: readonly string[] };

export interface EngineStatus {
  readonly pid: number;
  readonly sandbox: SandboxStatus;
  readonly deploying: boolean;
}

export interface SignInParams {
  readonly tenantId: string;
  readonly displayName: string;
  readonly cloud: string;
}

/** Who gives the tokens of a tenant: an account of the editor by `host/token`, or the engine itself. */
export type HostSignIn =
  | { readonly how: 'editor' }
  | { readonly how: 'azureCli' }
  /** @param clientId application (client) id; absent: the one of the Azure libraries */
  | { readonly how: 'browser'; readonly clientId?: string };

export interface WhoamiParams extends TopologyParams {
  /** Symbol of the tenant. */
  readonly tenant: string;
}

/** Who is signed in to a tenant, as the token says. The token stays in the engine. */
export interface Who {
  /** User principal name, else name or id of the application. */
  readonly account: string;
}

export interface TokenParams extends SignInParams {
  readonly scopes: readonly string[];
  /** A claims challenge of Graph. */
  readonly claims?: string;
}

export interface Token {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}
