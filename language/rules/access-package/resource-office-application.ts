import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

/** The services themselves, by application id: Exchange Online and SharePoint Online. */
const services: ReadonlySet<string> = new Set(['00000002-0000-0ff1-ce00-000000000000', '00000003-0000-0ff1-ce00-000000000000']);

export const resourceOfficeApplication = rule({
  code: 'resource-office-application',
  severity: 'error',
  why: 'Exchange Online and SharePoint Online are services, not applications that a catalog can hold, and Entra refuses them as a resource. Give a group, which carries the licence or opens the site.',
  source: 'entitlement-management-access-package-resources',
  check({ topology, index, report }) {
    for (const one of packages(topology)) {
      for (const grant of one.grants) {
        const application = grant.type === 'application' ? index.get('application', grant.application.key) : undefined;
        if (!application?.appId || !services.has(application.appId.toLowerCase())) continue;
        report(grant.span, `"${application.name}" is a service and cannot be a resource of an access package.`, {
          related: [{ span: application.span, message: 'the application' }],
        });
      }
    }
  },
});
