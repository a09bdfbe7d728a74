import { guid } from '../values/scalars.ts';
import { placed, property } from './kind.ts';

export const application = placed({
  keyword: 'application',
  title: 'application',
  summary: 'An enterprise application (service principal) of a tenant. Applications are referred to and never written.',
  existing: 'always',
  snippet: 'existing application ${1:payroll} "${2:Payroll}" in ${3:contoso}',
  properties: {
    id: property(guid, 'Object id of the service principal.', { identifies: true }),
    appId: property(guid, 'Application (client) id.', { identifies: true }),
  },
  create: (base, values) => ({ ...base, id: values.id, appId: values.appId }),
});
