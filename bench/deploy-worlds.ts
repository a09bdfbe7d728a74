// What the deployment benchmark deploys, as text.
import { readFileSync } from 'node:fs';

export interface BenchWorld {
  readonly title: string;
  readonly text: string;
  /** The first tenant, in which one thing is added for the one-change plan. */
  readonly first: string;
  readonly naive: { readonly kind: 'topology1' | 'mesh' | 'packages'; readonly count: number };
}

export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const tenant = (name: string, n: number): string => `tenant ${name} "Tenant ${n}" {\n  id: "${guid(n)}"\n  domains: "${name}.com"\n}\n`;
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index + 1}`);
export const SOURCE = 999;

/** Microsoft's topology 1 as in the example, with more targets. */
export function topology1(count: number): BenchWorld {
  const soc = readFileSync(new URL('../examples/soc-topology-1/soc.tenantry', import.meta.url), 'utf8').replace(/^import .*$/m, '');
  const targets = names(count);
  const head = `${tenant('contoso', SOURCE)}${targets.map((name, index) => tenant(name, index + 1)).join('')}tenants targets = ${targets.join(', ')}\n`;
  return { title: `topology 1, ${count} targets`, text: head + soc, first: 'contoso', naive: { kind: 'topology1', count } };
}

export function mesh(count: number): BenchWorld {
  const members = names(count);
  const text = `${members.map((name, index) => tenant(name, index + 1)).join('')}mesh ${members.join(', ')} { scope: all }\n`;
  return { title: `mesh of ${count}, ${count * (count - 1)} links`, text, first: 't1', naive: { kind: 'mesh', count } };
}

export function packages(count: number, each: number): BenchWorld {
  const all = names(count);
  const declared = Array.from(
    { length: each },
    (_, index) => `package p${index + 1} "Package ${index + 1}" in everywhere {
  description: "Number ${index + 1}"
  catalog: shared
  grants: group people
  policy "On request" {
    requestors: members of people
    approval: by leads within 2d
    expires: 30d
  }
}
`,
  );
  const text = `${all.map((name, index) => tenant(name, index + 1)).join('')}tenants everywhere = ${all.join(', ')}
existing group people "People" in everywhere
existing group leads "Leads" in everywhere
catalog shared "Shared" in everywhere {
  description: "For all"
}
${declared.join('')}`;
  return { title: `${count} tenants with ${each} packages each`, text, first: 't1', naive: { kind: 'packages', count } };
}

export const withOneMore = ({ text, first }: BenchWorld): string => `${text}\ngroup oneMore "One more" in ${first}\n`;
