// Section 9: validateCredentials, on the collection of jobs (before there is one) and on one job.
import { badRequest } from '../errors.ts';
import { textOf } from '../json.ts';
import { type Context, done, type Route } from '../route.ts';
import { checkLink, checkTemplate, jobOf, SYNC_PATH, secretOf, synchronizationOf } from './synchronization.ts';
import { checkPair, readPairs } from './synchronization-secrets.ts';

const missingParameter = (name: string): Error => badRequest(`The request is missing the required parameter '${name}'.`, 'RequestMissingRequiredParameter');

function companyOf(context: Context): string {
  const { body } = context;
  if (body['useSavedCredentials'] === true) {
    const saved = secretOf(synchronizationOf(context), 'CompanyId');
    if (!saved) throw badRequest('There are no saved credentials.', 'CredentialsMissing');
    return saved;
  }
  if (body['credentials'] === undefined || body['credentials'] === null) throw missingParameter('credentials');
  const pairs = readPairs(body['credentials']);
  for (const pair of pairs) checkPair(pair);
  for (const key of ['CompanyId', 'AuthenticationType']) if (!pairs.some(pair => pair.key === key && pair.value !== '')) throw missingParameter(key);
  return textOf(pairs.find(({ key }) => key === 'CompanyId')?.value);
}

const route = (path: string, onJob: boolean): Route => ({
  method: 'POST',
  path,
  type: 'synchronizationJob',
  extra: { applicationIdentifier: 'String', templateId: 'String', useSavedCredentials: 'Boolean', credentials: 'Any[]' },
  handle: context => {
    if (onJob) jobOf(context);
    else if (!context.body['templateId'] && context.body['useSavedCredentials'] !== true) throw missingParameter('templateId');
    if (context.body['templateId'] !== undefined) checkTemplate(context, context.body['templateId']);
    checkLink(context, companyOf(context));
    return done;
  },
});

export const validateCredentials: Route[] = [
  route(`${SYNC_PATH}/jobs/validateCredentials`, false),
  route(`${SYNC_PATH}/jobs/{jobId}/validateCredentials`, true),
];
