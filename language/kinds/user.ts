import { guid } from '../values/scalars.ts';
import { placed, property } from './kind.ts';

export const user = placed({
  keyword: 'user',
  title: 'user',
  summary: 'A user of a tenant, by user principal name. Users are referred to and never written.',
  existing: 'always',
  snippet: 'existing user ${1:ana} "${2:ana@contoso.com}" in ${3:contoso}',
  properties: {
    id: property(guid, 'Object id of the user.', { identifies: true }),
  },
  create: (base, values) => ({ ...base, id: values.id, userPrincipalName: base.displayName }),
});
