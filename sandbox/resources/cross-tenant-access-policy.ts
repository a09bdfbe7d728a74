// Section 4: root and default.
import { badRequest, readOnly } from '../errors.ts';
import { serviceDefault } from '../objects/cross-tenant.ts';
import { done, ok, type Route } from '../route.ts';
import { checkSettings, patchSettings } from './b2b-setting.ts';

const path = '/policies/crossTenantAccessPolicy';
const DEFAULT = 'crossTenantAccessPolicyConfigurationDefault';

export const crossTenantAccessPolicy: Route[] = [
  { method: 'GET', path, type: 'crossTenantAccessPolicy', handle: ({ tenant }) => ok(tenant.crossTenantAccessPolicy) },
  {
    method: 'PATCH',
    path,
    type: 'crossTenantAccessPolicy',
    body: 'crossTenantAccessPolicy',
    handle: ({ tenant, body }) => {
      const other = Object.keys(body).find(name => name !== 'allowedCloudEndpoints');
      if (other) throw readOnly(other);
      Object.assign(tenant.crossTenantAccessPolicy, body);
      return done;
    },
  },
  { method: 'GET', path: `${path}/default`, type: DEFAULT, handle: ({ tenant }) => ok(tenant.crossTenantDefault) },
  {
    method: 'PATCH',
    path: `${path}/default`,
    type: DEFAULT,
    body: DEFAULT,
    readOnly: ['id', 'isServiceDefault', 'automaticUserConsentSettings'],
    handle: ({ tenant, world, body }) => {
      const empty = Object.keys(body).find(name => body[name] === null);
      if (empty) throw badRequest(`Property '${empty}' of the default configuration cannot be null.`);
      checkSettings(body);
      patchSettings(tenant.crossTenantDefault, DEFAULT, body, world.settings.unconfirmed.partnerPatch);
      tenant.crossTenantDefault['isServiceDefault'] = false;
      return done;
    },
  },
  {
    method: 'POST',
    path: `${path}/default/resetToSystemDefault`,
    type: DEFAULT,
    handle: ({ tenant }) => {
      tenant.crossTenantDefault = serviceDefault();
      return done;
    },
  },
];
