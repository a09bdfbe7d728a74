import type { Observed } from './observed.ts';
import { shown } from './quote.ts';
import type { Omission } from './unit.ts';

/** When and from where, and what is not in the file. */
export function headerLines({ tenants }: Observed, omissions: readonly Omission[], created: string): string[] {
  const titles = new Map(tenants.map(({ tenant }) => [tenant.name, tenant.displayName]));
  const from = `// Imported on ${created.slice(0, 10)} from ${[...titles.values()].map(shown).join(', ')}.`;
  const left = omissions.map(({ tenant, what, why }) => `//   ${shown(`${titles.get(tenant) ?? tenant}: ${what}: ${why}`)}.`.replace(/\.\.$/, '.'));
  return left.length > 0 ? [from, '// Not in this file:', ...left] : [from];
}
