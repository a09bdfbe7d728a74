import type { TopologyIndex } from '../../model/query.ts';
import type { Actor, ApprovalStage } from '../../model/values.ts';

/** A stage of approval as people write it, without the `then` that joins it to the one before. */
export function stageText(index: TopologyIndex, { approvers, fallback, within, forward }: ApprovalStage): string {
  const actors = (list: readonly Actor[]) => list.map(actor => actorText(index, actor)).join(' or ');
  return [
    `by ${actors(approvers)}`,
    fallback.length > 0 ? `fallback ${actors(fallback)}` : '',
    `within ${within.text}`,
    forward ? `forward to ${actors(forward.to)} after ${forward.after.text}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function actorText(index: TopologyIndex, actor: Actor): string {
  switch (actor.type) {
    case 'manager':
      return actor.level === 2 ? 'manager level 2' : 'manager';
    case 'internalSponsors':
      return 'internal sponsors';
    case 'externalSponsors':
      return 'external sponsors';
    case 'self':
      return 'self';
    default:
      return index.resource(actor.ref.key)?.name ?? '';
  }
}
