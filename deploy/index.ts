/** Topology to Microsoft Graph: connect, plan, apply. The only entry for the server and the command line. */
export { type Adoption, type AdoptOptions, adopt } from './adopt/adopt.ts';
export type { ReadAgain } from './adopt/prove.ts';
export { type ApplyOptions, apply } from './apply/apply.ts';
export type { DeployEvent, DeployReport, OperationReport, OperationState } from './apply/report.ts';
export { FRESH_FOR, type LookAgain, lookAgainAt } from './apply/second-look.ts';
export { type CloudAddresses, clouds, loopbackRoot } from './connections/clouds.ts';
export { type Connection, type Connections, type ConnectOptions, connect } from './connections/connect.ts';
export {
  type ConnectionsFile,
  ConnectionsFileError,
  readConnectionsFile,
  type SignInKind,
  settingsOf,
  signInKinds,
  signInOf,
  type TenantConnection,
} from './connections/connections-file.ts';
export { credentialFor, type SignIn } from './connections/credentials.ts';
export { ConnectionError } from './connections/guarded-tokens.ts';
export type { Identity } from './connections/identity.ts';
export type { LoopbackIdentity } from './connections/loopback-credential.ts';
export { type Import, type ImportOptions, importTenants, type ReadBack } from './import/import.ts';
export type { ImportTenant } from './import/observed.ts';
export { type Journal, type JournalLine, openJournal, readJournal } from './journal/journal.ts';
export { type Holder, type Lease, LeaseHeld, takeLease, writtenBy } from './journal/lease.ts';
export { stateFolder } from './journal/state-folder.ts';
export { type Unsettled, unsettledIn, unsettledOf } from './journal/unsettled.ts';
export { DEPLOY_PERMISSIONS } from './permissions.ts';
export { type Access, accessOf, isLacking } from './plan/access.ts';
export { type Drift, type Drifted, driftOf } from './plan/drift.ts';
export { type PlanEvent, type PlanOptions, plan } from './plan/make-plan.ts';
export { planOnly } from './plan/only.ts';
export type {
  Action,
  Binding,
  ChangedIn,
  Fingerprints,
  Grant,
  Held,
  LeftOut,
  Needs,
  Operation,
  Plan,
  PlanProblem,
  PlanTenant,
  ProblemCode,
  PropertyChange,
  Unchanged,
} from './plan/plan.ts';
export { type Lack, lackOf, lackText, needsOf } from './plan/preflight.ts';
export { planFile, readPlan, SavedPlanError, staleness } from './plan/saved-plan.ts';
export { stampOf, withoutStamp } from './plan/stamp.ts';
export { wayOn } from './plan/way-on.ts';
export { type PruneOptions, planPrune } from './removal/plan-prune.ts';
export { planRemoval, type RemovalOptions } from './removal/plan-removal.ts';
export { driftText } from './render/drift.ts';
export { planMarkdown } from './render/markdown.ts';
export { inStates, reportText, tenantReportText, UNDONE } from './render/report.ts';
export { planText, type RenderOptions } from './render/text.ts';
export { Trace } from './trace/har.ts';
export { type Clock, systemClock } from './transport/clock.ts';
export type { Fetch } from './transport/fetch-handler.ts';
