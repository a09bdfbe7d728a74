import type { Statement } from './statement.ts';
import { claim } from './symbols.ts';
import type { LinkUnit } from './unit.ts';

/** Rows that some links share, under a name. */
export interface Mapping {
  readonly name: string;
  readonly links: readonly LinkUnit[];
}

/** @param apart keys of rows that are not shared */
export function mappingsOf(links: readonly LinkUnit[], apart: ReadonlySet<string>): Mapping[] {
  const taken = new Set(['defaults']);
  const mapped = links.filter(({ rows }) => rows.length > 0);
  const alike = Map.groupBy(mapped, link =>
    JSON.stringify([link.rows.map(({ target, value }) => [target, value]), link.rows.some(({ key }) => apart.has(key)) ? link.key : '']),
  );
  return [...alike.values()].map(group => ({ name: claim(nameOf(group), taken), links: group }));
}

function nameOf(links: readonly LinkUnit[]): string {
  const [sources, targets] = [new Set(links.map(({ source }) => source)), new Set(links.map(({ target }) => target))];
  const capital = (names: ReadonlySet<string>) => [...names].map(name => name.charAt(0).toUpperCase() + name.slice(1)).join('');
  if (sources.size === 1 && targets.size === 1) return `${[...sources].join('')}To${capital(targets)}`;
  if (sources.size === 1) return `from${capital(sources)}`;
  return targets.size === 1 ? `to${capital(targets)}` : 'betweenTenants';
}

export function mappingStatement({ name, links }: Mapping): Statement {
  const [first] = links;
  const longest = Math.max(0, ...(first?.rows ?? []).map(({ target }) => target.length));
  return {
    about: links.map(({ key, source, target }) => ({ key, tenants: [source, target] })),
    header: [`mapping ${name}`],
    lines: (first?.rows ?? []).map(({ target, value }, index) => ({
      text: `${target.padEnd(longest)} <- ${value}`,
      about: links.map(link => ({ key: link.rows[index]?.key ?? link.key, tenants: [link.source, link.target] })),
    })),
    blocks: [],
  };
}
