import type { B2bPart, B2bSetting, TopologyIndex } from '../model/index.ts';
import { named } from './policy-words.ts';
import { list } from './text.ts';

/** One direction of cross-tenant access: open to all, closed to all, or a gate for some. */
export function settingWords({ usersAndGroups, applications }: B2bSetting, index: TopologyIndex): { state: 'open' | 'gate' | 'blocked'; words: string } {
  const closed = (part: B2bPart) => part.accessType === 'blocked' && part.targets === 'all';
  if (closed(usersAndGroups) || closed(applications)) return { state: 'blocked', words: 'blocked' };
  const gates = [partWords(usersAndGroups, index), partWords(applications, index)].filter(words => words !== undefined);
  return gates.length === 0 ? { state: 'open', words: 'allowed' } : { state: 'gate', words: list(gates) };
}

/** `undefined` where everything is allowed. */
function partWords({ accessType, targets }: B2bPart, index: TopologyIndex): string | undefined {
  if (targets === 'all') return accessType === 'allowed' ? undefined : 'nothing';
  const names = list(targets.map(target => ('known' in target ? 'Office 365' : named(index, target.ref))));
  return accessType === 'allowed' ? `only ${names}` : `all but ${names}`;
}
