import { partnerSettings } from '../../language/model/index.ts';
import type { Operation } from '../plan/plan.ts';
import { declarationOf } from '../plan/stated-at.ts';
import { identitySynchronizationKey } from '../resources/identity-synchronization.ts';
import type { DeployNode } from '../resources/index.ts';
import type { Said } from './form.ts';
import { formOf } from './forms.ts';
import type { Live } from './live.ts';
import { extraAims, linkIsMissing, missingAims } from './missing.ts';
import { partnerAim } from './placed.ts';
import type { Aim, Entry, Override, Refusal } from './want.ts';

/** Says that a name was given to the topology: only a deployment writes it. */
export const NAMING = 'topology';

/** What the topology has to say so that a difference is none; a sentence where it cannot. */
export function aimsOf(operation: Operation, live: Live): readonly (Aim | Override)[] | Refusal {
  if (operation.action === 'remove') return extraAims(operation, live);
  const node = live.nodes.get(operation.id);
  if (!node) return 'it is no declaration';
  if (operation.action === 'create' || ('link' in node && linkIsMissing(node.link, live))) return missingAims(node, live);
  const changes = operation.changes.filter(({ path }) => path !== NAMING);
  if (changes.length === 0) return 'a deployment writes what it remembers, and nothing else of it differs';
  const aims: (Aim | Override)[] = [];
  for (const change of changes) {
    const said = formOf(node.kind, change.path)?.({ node, change, live });
    if (said === undefined) return `the language cannot say its ${change.path} as it is in the tenant`;
    if (typeof said === 'string') return said;
    for (const one of said) {
      const aim = aimAt(node, one, live);
      if (typeof aim === 'string') return aim;
      aims.push(aim);
    }
  }
  return aims;
}

function aimAt(node: DeployNode, said: Said, { topology }: Live): Aim | Override | Refusal {
  if (node.kind === 'partner') return partnerAim(node.setting, said);
  if (node.kind === 'identitySynchronization') {
    const setting = partnerSettings(topology).find(({ tenant, partner }) => identitySynchronizationKey(tenant, partner) === node.key);
    return setting ? partnerAim(setting, said) : 'no statement says it';
  }
  if (node.kind === 'assignmentPolicy') return { entry: node.pack, part: node.policy, ...said };
  const declared = declarationOf(node) as Entry | undefined;
  return declared ? { entry: declared, ...said } : 'it is no declaration';
}
