import type { Span } from '../../model/source.ts';
import type { SyncLink, Topology } from '../../model/topology.ts';
import type { Edit, Problem } from '../../problems/problem.ts';
import { setProperty } from '../facts/edits.ts';
import { settingOf } from '../facts/settings.ts';

/** Where a missing switch is to be told, and what turns it on: the access statement that overrides the link, or the link. */
export function turnOn(
  topology: Topology,
  link: SyncLink,
  direction: 'inbound' | 'outbound',
): { readonly span: Span; readonly related: NonNullable<Problem['related']>; readonly fix: readonly Edit[] } {
  const [holder, partner] = direction === 'outbound' ? [link.source, link.target] : [link.target, link.source];
  const access = settingOf(topology, holder, partner)?.access;
  if (!access?.redemption) return { span: link.spans['redemption'] ?? link.span, related: [], fix: setProperty(link, 'redemption', 'automatic') };
  return {
    span: link.span,
    related: [{ span: access.spans['redemption'] ?? access.span, message: `what "${holder}" states` }],
    fix: setProperty(access, 'redemption', [...access.redemption, direction].join(', ')),
  };
}
