// Section 27.
import { done, ok, type Route } from '../route.ts';

const path = '/policies/authorizationPolicy';

export const authorizationPolicy: Route[] = [
  { method: 'GET', path, type: 'authorizationPolicy', handle: ({ tenant }) => ok(tenant.authorizationPolicy) },
  {
    method: 'PATCH',
    path,
    type: 'authorizationPolicy',
    body: 'authorizationPolicy',
    readOnly: ['id', 'deletedDateTime'],
    handle: ({ tenant, body }) => {
      Object.assign(tenant.authorizationPolicy, body);
      return done;
    },
  },
];
