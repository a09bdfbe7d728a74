import { type PartnerSetting, partnerKey, partnerSettings } from '../../model/partners.ts';
import type { Topology } from '../../model/topology.ts';
import type { B2bSetting } from '../../model/values.ts';
import { perTopology } from './per-topology.ts';

const byKey = perTopology(topology => new Map(partnerSettings(topology).map(setting => [setting.key, setting])));

/** The setting that a tenant has for a partner, from the links between them and its own access statement. */
export const settingOf = (topology: Topology, tenant: string, partner: string): PartnerSetting | undefined => byKey(topology).get(partnerKey(tenant, partner));

/** Whether a direction is closed for everybody. A setting that is not stated follows the default, which allows collaboration. */
export const blocksEverybody = (setting: B2bSetting | undefined): boolean =>
  setting?.usersAndGroups.accessType === 'blocked' && setting.usersAndGroups.targets === 'all';
