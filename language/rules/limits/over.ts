import type { Resource } from '../../model/topology.ts';
import type { RuleContext } from '../rule.ts';

/** Reports the resource with which a tenant goes over a limit. */
export function over({ topology, index, report }: RuleContext, limit: number, weight: (resource: Resource) => number, message: string): void {
  for (const { name } of topology.tenants) {
    let count = 0;
    for (const resource of index.in(name)) {
      const before = count;
      count += weight(resource);
      if (before <= limit && count > limit) report(resource.span, message);
    }
  }
}
