// Users, read only: they are seeded, or come from elsewhere.
import { notFound } from '../errors.ts';
import { isGuid, type JsonObject, textOf } from '../json.ts';
import { USER_DEFAULT } from '../objects/user.ts';
import { type Context, list, ok, param, type Query, type Route } from '../route.ts';

const type = 'user';
const expand: Query['expand'] = { manager: { type, resolve: (user, { tenant }) => managerOf(user, tenant.users) } };
const query: Query = {
  select: USER_DEFAULT,
  filter: [
    'id',
    'userPrincipalName',
    'displayName',
    'mail',
    'mailNickname',
    'userType',
    'department',
    'accountEnabled',
    'companyName',
    'employeeId',
    'givenName',
    'surname',
    'jobTitle',
  ],
  orderby: ['displayName', 'userPrincipalName'],
  advanced: true,
  expand,
};

const managerOf = (user: JsonObject, users: Record<string, JsonObject>): JsonObject | null => users[textOf(user['$manager'])] ?? null;

/** By id or userPrincipalName. */
function userOf(context: Context): JsonObject {
  const key = param(context, 'id').toLowerCase();
  const { users } = context.tenant;
  const user = isGuid(key) ? users[key] : Object.values(users).find(other => textOf(other['userPrincipalName']).toLowerCase() === key);
  if (!user) throw notFound(param(context, 'id'));
  return user;
}

export const users: Route[] = [
  { method: 'GET', path: '/users', type, query, handle: ({ tenant }) => list(Object.values(tenant.users)) },
  { method: 'GET', path: '/users/{id}', type, query: { select: USER_DEFAULT, expand }, handle: context => ok(userOf(context)) },
  {
    method: 'GET',
    path: '/users/{id}/manager',
    type,
    query: { select: ['@odata.type', ...USER_DEFAULT] },
    handle: context => {
      const manager = managerOf(userOf(context), context.tenant.users);
      if (!manager) throw notFound('manager');
      return ok({ '@odata.type': '#microsoft.graph.user', ...manager });
    },
  },
];
