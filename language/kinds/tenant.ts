import type { Cloud } from '../model/topology.ts';
import { boolean, guid, oneOf, texts } from '../values/scalars.ts';
import { type Kind, property, type Values } from './kind.ts';

const properties = {
  id: property(guid, 'The tenant id, a GUID. Cross-tenant access settings and sync jobs address a tenant by it.', { required: true }),
  domains: property(texts, 'Verified domains of the tenant, the primary one first.'),
  cloud: property(
    oneOf<Cloud>({
      public: 'commercial cloud',
      usGovernment: 'US Government, L4',
      usGovernmentDoD: 'US Government, DoD',
      china: 'operated by 21Vianet',
    }),
    'The Microsoft cloud that the tenant lives in.',
    { otherwise: 'public' },
  ),
  external: property(boolean, 'A tenant of another organization: it is referred to, but nothing is read from it and nothing is written to it.', {
    otherwise: 'false',
  }),
  purpose: property(oneOf({ production: 'people work here', test: 'changes are tried here' }), 'What the tenant is for.'),
};

export const tenant: Kind = {
  keyword: 'tenant',
  title: 'tenant',
  header: 'tenant',
  summary: 'One Microsoft Entra directory, known by a GUID and by domains.',
  properties,
  snippet: 'tenant ${1:contoso} "${2:Contoso}" {\n  id: "${3:00000000-0000-0000-0000-000000000000}"\n  domains: "${4:contoso.com}"\n}',
  create: (base, values: Values<typeof properties>) => ({
    ...base,
    id: values.id,
    domains: values.domains ?? [],
    cloud: values.cloud ?? 'public',
    external: values.external ?? false,
    purpose: values.purpose,
  }),
};

export const tenants: Kind = {
  keyword: 'tenants',
  title: 'set of tenants',
  header: 'set',
  summary: 'A named set of tenants. It may stand wherever a tenant may; what is placed in it exists once in each.',
  properties: {},
  snippet: 'tenants ${1:targets} = ${2:fabrikam}, ${3:tailspin}',
};
