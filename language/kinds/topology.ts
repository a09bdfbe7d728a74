import type { Kind } from './kind.ts';

export const topology: Kind = {
  keyword: 'topology',
  title: 'topology',
  header: 'topology',
  summary:
    'The name of this topology, once and in its root file. What a deployment makes carries the name, so that several topologies can share a tenant and what one of them no longer mentions can be taken away.',
  properties: {},
  snippet: 'topology ${1:soc} "${2:Security operations center}"',
};
