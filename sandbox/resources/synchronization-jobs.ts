// Section 10: templates and jobs. A job is created disabled; a started one reports NotRun for a while.
import { badRequest } from '../errors.ts';
import { derivedId } from '../ids.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { servicePrincipal } from './lookup.ts';
import { checkLink, checkTemplate, isSyncPrincipal, jobOf, SYNC_PATH, secretOf, synchronizationOf, TEMPLATE_ID } from './synchronization.ts';
import { schemaIn } from './synchronization-schema.ts';

const path = `${SYNC_PATH}/jobs`;
const type = 'synchronizationJob';
const NEVER = '0001-01-01T00:00:00Z';

function templates(context: Context): JsonObject[] {
  const principal = servicePrincipal(context, param(context, 'id'));
  if (!isSyncPrincipal(principal)) return [];
  return [
    {
      id: TEMPLATE_ID,
      applicationId: principal['appId'] ?? null,
      default: true,
      discoverable: false,
      description: null,
      factoryTag: TEMPLATE_ID,
      metadata: [],
    },
  ];
}

function newJob(context: Context): JsonObject {
  const number = derivedId(context.world.newId()).replaceAll('-', '');
  return {
    id: `${TEMPLATE_ID}.${context.tenant.id.replaceAll('-', '')}.${number}`,
    templateId: TEMPLATE_ID,
    schedule: { expiration: null, interval: 'PT40M', state: 'Disabled' },
    status: statusOf('Paused'),
    synchronizationJobSettings: [
      { name: 'AzureIngestionAttributeOptimization', value: 'False' },
      { name: 'LookaheadQueryEnabled', value: 'False' },
    ],
  };
}

const statusOf = (code: string, lastExecution: JsonObject | null = null, quarantine: JsonObject | null = null): JsonObject => ({
  code,
  countSuccessiveCompleteFailures: 0,
  escrowsPruned: false,
  steadyStateFirstAchievedTime: NEVER,
  steadyStateLastAchievedTime: NEVER,
  troubleshootingUrl: null,
  lastExecution,
  lastSuccessfulExecution: null,
  lastSuccessfulExecutionWithExports: null,
  progress: [],
  quarantine,
  synchronizedEntryCountByType: [],
});

const execution = (context: Context, state: string): JsonObject => ({
  activityIdentifier: context.world.newId(),
  countEntitled: 0,
  countEntitledForProvisioning: 0,
  countEscrowed: 0,
  countEscrowedRaw: 0,
  countExported: 0,
  countExports: 0,
  countImported: 0,
  countImportedDeltas: 0,
  countImportedReferenceDeltas: 0,
  state,
  error: null,
  timeBegan: context.world.timestamp(),
  timeEnded: context.world.timestamp(),
});

/** The job as it is now: what a start began has gone on meanwhile. */
function current(context: Context, job: JsonObject): JsonObject {
  const running = objectOf(job['schedule'])['state'] === 'Active' && objectOf(job['status'])['code'] === 'NotRun';
  if (!running || !context.world.visible(context.tenant, 'jobStart', textOf(job['id']))) return job;
  try {
    checkLink(context, secretOf(synchronizationOf(context), 'CompanyId') ?? '');
    job['status'] = statusOf('Active', execution(context, 'Succeeded'));
  } catch (error) {
    const time = context.world.timestamp();
    const quarantine = {
      currentBegan: time,
      seriesBegan: time,
      nextAttempt: time,
      seriesCount: 1,
      reason: 'Unknown',
      error: { code: 'CredentialValidationUnavailable', message: (error as Error).message, tenantActionable: true },
    };
    job['status'] = statusOf('Quarantine', execution(context, 'Failed'), quarantine);
  }
  return job;
}

function setSchedule(job: JsonObject, state: string): void {
  job['schedule'] = { ...objectOf(job['schedule']), state };
}

function start(context: Context): void {
  const job = jobOf(context);
  if (!secretOf(synchronizationOf(context), 'CompanyId')) throw badRequest('The synchronization job has no saved credentials. Save the secrets first.');
  if (objectOf(job['schedule'])['state'] === 'Active' && objectOf(job['status'])['code'] !== 'Quarantine') return;
  setSchedule(job, 'Active');
  job['status'] = statusOf('NotRun', { ...execution(context, 'Failed'), error: { code: 'None', message: '', tenantActionable: false } });
  context.world.hide(context.tenant, 'jobStart', textOf(job['id']));
}

function restart(context: Context): void {
  const scope = textOf(objectOf(context.body['criteria'])['resetScope']);
  const parts = scope.split(',').map(part => part.trim());
  const refused = parts.find(part => part === 'None' || part === 'ConnectorDataStore');
  if (refused) throw badRequest(`The reset scope '${refused}' is not supported.`);
  start(context);
}

/** Of the metadata; no page describes it. */
const expand: Query['expand'] = { schema: { type: 'synchronizationSchema', resolve: (job, context) => schemaIn(context, textOf(job['id'])) } };

export const synchronizationJobs: Route[] = [
  { method: 'GET', path: `${SYNC_PATH}/templates`, type: 'synchronizationTemplate', query: { filter: [] }, handle: context => list(templates(context)) },
  {
    method: 'GET',
    path,
    type,
    query: { filter: [], expand },
    handle: context => list(Object.values(synchronizationOf(context).jobs).map(job => current(context, job))),
  },
  { method: 'GET', path: `${path}/{jobId}`, type, query: { expand }, handle: context => ok(current(context, jobOf(context))) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['templateId'],
    readOnly: ['id', 'status', 'schema'],
    handle: context => {
      checkTemplate(context, context.body['templateId']);
      const job = newJob(context);
      synchronizationOf(context).jobs[textOf(job['id'])] = job;
      return created(job);
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{jobId}`,
    type,
    handle: context => {
      const { jobs, schemas } = synchronizationOf(context);
      const id = textOf(jobOf(context)['id']);
      delete jobs[id];
      delete schemas[id];
      return done;
    },
  },
  {
    method: 'POST',
    path: `${path}/{jobId}/start`,
    type,
    handle: context => {
      start(context);
      return done;
    },
  },
  {
    method: 'POST',
    path: `${path}/{jobId}/pause`,
    type,
    handle: context => {
      const job = jobOf(context);
      setSchedule(job, 'Paused');
      job['status'] = { ...objectOf(job['status']), code: 'Paused' };
      return done;
    },
  },
  {
    method: 'POST',
    path: `${path}/{jobId}/restart`,
    type,
    extra: { criteria: 'synchronizationJobRestartCriteria' },
    optionalBody: true,
    handle: context => {
      restart(context);
      return done;
    },
  },
];
