// Section 8: every instantiation makes another application and service principal.
import { notFound } from '../errors.ts';
import { newApplication, newServicePrincipal } from '../objects/application.ts';
import { created, param, type Route } from '../route.ts';

/** The gallery application of cross-tenant synchronization. */
export const SYNC_TEMPLATE = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';

export const applicationTemplates: Route[] = [
  {
    method: 'POST',
    path: '/applicationTemplates/{id}/instantiate',
    type: 'applicationServicePrincipal',
    extra: { displayName: 'String', serviceManagementReference: 'String' },
    required: ['displayName'],
    handle: context => {
      const { world, tenant, body } = context;
      if (param(context, 'id') !== SYNC_TEMPLATE) throw notFound(param(context, 'id'));
      const appRole = {
        id: world.newId(),
        displayName: 'msiam_access',
        description: 'msiam_access',
        value: null,
        allowedMemberTypes: ['User'],
        isEnabled: true,
        origin: 'Application',
      };
      const application = newApplication(world, world.newId(), world.newId(), {
        displayName: body['displayName'] ?? null,
        serviceManagementReference: body['serviceManagementReference'] ?? null,
        applicationTemplateId: SYNC_TEMPLATE,
        appRoles: [appRole],
      });
      const principal = newServicePrincipal(tenant, world.newId(), application, {
        appRoleAssignmentRequired: true,
        homepage: 'https://account.activedirectory.windowsazure.com:444/applications/default.aspx?metadata=aad2aadsync|ISV9.1|primary|z',
        tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
      });
      tenant.applications[String(application['id'])] = application;
      tenant.servicePrincipals[String(principal['id'])] = principal;
      world.hide(tenant, 'application', String(application['id']));
      world.hide(tenant, 'servicePrincipal', String(principal['id']));
      return created({ application, servicePrincipal: principal });
    },
  },
];
