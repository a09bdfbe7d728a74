import { setProperty } from '../facts/edits.ts';
import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';
import { journeys } from './journeys.ts';

export const redeemWrongSide = rule({
  code: 'redeem-wrong-side',
  severity: 'warning',
  why: 'The consent prompt disappears only when the home tenant has the outbound switch on and the other tenant the inbound one. These switches stand on the opposite sides, so people still see the prompt and synchronization fails.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-access-overview',
  check({ topology, report }) {
    const travelled = new Set(journeys(topology).map(({ from, to }) => `${from} ${to}`));
    for (const { from, to } of journeys(topology)) {
      const home = settingOf(topology, from, to);
      const there = settingOf(topology, to, from);
      // What looks wrong for this direction may serve people who go the other way.
      if (travelled.has(`${to} ${from}`)) continue;
      if (home?.redemptionOutbound?.value && there?.redemptionInbound?.value) continue;
      const wrong = [
        ...(home?.access?.redemption?.includes('inbound') && !home.access.redemption.includes('outbound') ? [{ access: home.access, right: 'outbound' }] : []),
        ...(there?.access?.redemption?.includes('outbound') && !there.access.redemption.includes('inbound')
          ? [{ access: there.access, right: 'inbound' }]
          : []),
      ];
      const [first, second] = wrong;
      if (!first) continue;
      const at = ({ access }: typeof first) => access.spans['redemption'] ?? access.span;
      report(at(first), `These redemption switches have no effect for users going ${from} -> ${to}.`, {
        related: second ? [{ span: at(second), message: 'this one neither' }] : [],
        fixes: [{ title: 'Swap the switches', edits: wrong.flatMap(({ access, right }) => setProperty(access, 'redemption', right)) }],
      });
    }
  },
});
