import type { DirectoryExtension } from '../model/topology.ts';
import { placed } from './kind.ts';

const types = ['String', 'Boolean', 'DateTime', 'Integer', 'LargeInteger', 'Binary'] as const satisfies readonly DirectoryExtension['dataType'][];

export const extension = placed({
  keyword: 'extension',
  title: 'directory extension',
  summary:
    'A single-valued directory extension attribute of users. It lives in the tenant whose users carry the value; rules and mappings use its name. An existing one is named by its full name, extension_<application id without hyphens>_<name>.',
  existing: 'optional',
  types,
  snippet: 'extension ${1:socRole}: ${2|String,Boolean,DateTime,Integer,LargeInteger,Binary|} in ${3:fabrikam}',
  properties: {},
  create: (base, _values, { type }) => ({
    ...base,
    dataType: types.find(known => known === type) ?? 'String',
    targetObject: 'User',
    fullName: base.existing && base.displayNameStated ? base.displayName : undefined,
  }),
});
