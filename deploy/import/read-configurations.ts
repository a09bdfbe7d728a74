import type { Observer } from '../plan/observer.ts';
import { CONFIGURATIONS, JOB_TEMPLATE, readJobs, readSecrets, schemaAt, wholeSchema } from '../resources/sync-link.ts';
import { text } from '../transport/json.ts';
import { path } from '../transport/paths.ts';
import type { ObservedConfiguration } from './observed.ts';

/** Every configuration of cross-tenant synchronization. */
export async function readConfigurations(observer: Observer): Promise<ObservedConfiguration[]> {
  const applications = await observer.list(CONFIGURATIONS);
  return Promise.all(
    applications.map(async application => {
      const id = text(application['id']);
      const [secrets, jobs, assignments] = await Promise.all([
        readSecrets(observer, id),
        readJobs(observer, id),
        observer.list(path`/servicePrincipals/${id}/appRoleAssignedTo`),
      ]);
      const job = jobs.find(candidate => text(candidate['templateId']) === JOB_TEMPLATE);
      const schema = job && (wholeSchema(job) ?? (await observer.get(schemaAt(id, text(job['id'])))));
      return { application, secrets, assignments, ...(job ? { job } : {}), ...(schema ? { schema } : {}) };
    }),
  );
}
