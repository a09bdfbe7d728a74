import type { Cloud, Tenant } from '../../model/topology.ts';

/** US Government L4 and DoD are one cloud to synchronization. */
export const family = (tenant: Tenant | undefined): Exclude<Cloud, 'usGovernmentDoD'> | undefined =>
  tenant?.cloud === 'usGovernmentDoD' ? 'usGovernment' : tenant?.cloud;

export const cloudTitles = { public: 'the commercial cloud', usGovernment: 'US Government', china: '21Vianet' } as const;
