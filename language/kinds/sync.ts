import type { SyncLink } from '../model/topology.ts';
import { scopingFilter } from '../values/filter.ts';
import { mappingName, references } from '../values/references.ts';
import { boolean, integer, mail, oneOf, someOf } from '../values/scalars.ts';
import { type Kind, type LinkBase, property, type Values } from './kind.ts';
import { trust } from './trust.ts';

const properties = {
  scope: property(
    oneOf({ assigned: 'users and direct members of groups that are assigned to the configuration', all: 'every internal user of the source' }),
    'Who is synchronized.',
    { otherwise: 'assigned' },
  ),
  filter: property(scopingFilter, 'Narrows the scope by attributes of the source user. Comparisons are case-sensitive.'),
  mapping: property(mappingName, 'Attribute mappings on top of the default ones.', { otherwise: 'defaults' }),
  redemption: property(
    oneOf({ automatic: 'sets outbound in the source and inbound in the target', manual: 'leaves both sides alone' }),
    'Automatic redemption of invitations. Synchronization needs it on both sides.',
    { otherwise: 'automatic' },
  ),
  trust,
  deletionThreshold: property(integer(1, 1_000_000), 'Accidental deletion prevention: a cycle that would disable or delete this many users stops.', {
    otherwise: '500',
  }),
  accidentalDeletionPrevention: property(
    oneOf({ on: 'a cycle that deletes too many users stops', off: 'nothing stops a cycle' }),
    'Whether the deletion threshold is watched.',
    { otherwise: 'on' },
  ),
  notify: property(mail, 'Mail address that is told when the job goes into quarantine.'),
  assign: property(
    references(['group', 'user'], 'groups or users'),
    'Groups and users of the source that are assigned directly. Members of nested groups do not count.',
  ),
  actions: property(
    someOf({ create: 'create users', update: 'update users', delete: 'soft-delete users that leave the scope' }),
    'What the job may do in the target.',
    { otherwise: 'create, update, delete' },
  ),
  start: property(boolean, 'Whether a deployment starts the job.', { otherwise: 'true' }),
};

function create(base: LinkBase, values: Values<typeof properties>): SyncLink {
  return {
    ...base,
    scope: values.scope ?? 'assigned',
    filter: values.filter,
    mapping: values.mapping === 'defaults' ? undefined : values.mapping,
    redemption: values.redemption ?? 'automatic',
    trust: values.trust ?? [],
    deletionThreshold: values.accidentalDeletionPrevention === 'off' ? undefined : (values.deletionThreshold ?? 500),
    notify: values.notify,
    assigned: values.assign ?? [],
    actions: values.actions ?? ['create', 'update', 'delete'],
    start: values.start ?? true,
  };
}

export const sync: Kind = {
  keyword: 'sync',
  title: 'sync link',
  header: 'link',
  summary:
    'Cross-tenant synchronization from one tenant into another: the configuration and mappings in the source, and in the target inbound synchronization, automatic redemption and trust. One link for each pair when sets are named.',
  properties,
  snippet:
    'sync ${1:contoso} -> ${2:fabrikam} {\n  scope: assigned\n  assign: ${3:group}\n  redemption: automatic\n  deletionThreshold: 500\n  notify: "${4:identity@contoso.com}"\n}',
  create,
};

export const mesh: Kind = {
  keyword: 'mesh',
  title: 'mesh',
  header: 'mesh',
  summary: 'Sync links between every ordered pair of the tenants named: n tenants make n(n-1) links.',
  properties,
  snippet: 'mesh ${1:emea}, ${2:us}, ${3:apac} {\n  scope: assigned\n  assign: ${4:employees}\n  redemption: automatic\n}',
  create,
};

export const mapping: Kind = {
  keyword: 'mapping',
  title: 'attribute mapping',
  header: 'mapping',
  summary: 'Rows "target <- expression" that a sync link adds to the default mappings, or replaces them by. Expressions are those of Entra.',
  properties: {},
  snippet: 'mapping ${1:name} {\n  ${2:companyName} <- "${3:Contoso}"\n}',
};
