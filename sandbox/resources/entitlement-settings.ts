// Section 21.
import { done, ok, type Route } from '../route.ts';
import { EM } from './entitlement.ts';

const path = `${EM}/settings`;
const type = 'entitlementManagementSettings';

export const entitlementSettings: Route[] = [
  { method: 'GET', path, type, handle: ({ tenant }) => ok(tenant.entitlementSettings) },
  {
    method: 'PATCH',
    path,
    type,
    body: type,
    readOnly: ['id'],
    handle: ({ tenant, body }) => {
      Object.assign(tenant.entitlementSettings, body);
      return done;
    },
  },
];
