import { together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const testToProduction = rule({
  code: 'test-to-production',
  severity: 'warning',
  why: 'Accounts of a test tenant are often shared and weakly protected, and here they become users of production. The described pattern runs from production to test.',
  check({ topology, index, report }) {
    const wrong = topology.links.filter(({ source, target }) => index.tenant(source)?.purpose === 'test' && index.tenant(target)?.purpose === 'production');
    for (const [link] of together(wrong, ({ span }) => span)) {
      report(link.span, 'Users of a test tenant are sent to production.', {
        related: [link.source, link.target].flatMap(name => {
          const tenant = index.tenant(name);
          return tenant ? [{ span: tenant.spans['purpose'] ?? tenant.span, message: `the purpose of "${name}"` }] : [];
        }),
      });
    }
  },
});
