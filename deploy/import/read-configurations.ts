import type { Observer } from '../plan/observer.ts';
import { CONFIGURATIONS, JOB_TEMPLATE, jobsOf, readSecrets } from '../resources/sync-link.ts';
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
        observer.list(jobsOf(id)),
        observer.list(path`/servicePrincipals/${id}/appRoleAssignedTo`),
      ]);
      const job = jobs.find(candidate => text(candidate['templateId']) === JOB_TEMPLATE);
      const schema = job && (await observer.get(`${jobsOf(id)}${path`/${text(job['id'])}`}/schema`));
      return { application, secrets, assignments, ...(job ? { job } : {}), ...(schema ? { schema } : {}) };
    }),
  );
}
