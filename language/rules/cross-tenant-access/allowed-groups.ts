import type { Ref } from '../../model/source.ts';
import type { B2bSetting } from '../../model/values.ts';

/** The groups that a setting is limited to; empty where it names none or blocks them. */
export function allowedGroups(setting: B2bSetting | undefined): readonly Ref[] {
  const part = setting?.usersAndGroups;
  if (part?.accessType !== 'allowed' || part.targets === 'all') return [];
  return part.targets.flatMap(target => (target.type === 'group' ? [target.ref] : []));
}
