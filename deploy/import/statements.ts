import type { Mapping } from './mappings.ts';
import { groupPairs, type Pair } from './pairs.ts';
import { quote } from './quote.ts';
import type { About, GrantsLine, Statement, StatementLine } from './statement.ts';
import type { AccessUnit, Line, LinkUnit, Unit } from './unit.ts';

const lineText = (line: Line): StatementLine | GrantsLine => (line.links ? { grants: line.value, links: line.links } : { text: `${line.name}: ${line.value}` });
const said = (lines: readonly Line[]) => lines.map(({ name, value, links }) => [name, value, ...(links ?? [])]);

/** Declarations that say the same in several tenants become one. */
export function unitStatements(units: readonly Unit[], apart: ReadonlySet<string>): Statement[] {
  const alike = Map.groupBy(units, unit =>
    JSON.stringify([
      unit.keyword,
      unit.symbol,
      unit.display,
      unit.type,
      unit.existing,
      said(unit.lines),
      unit.blocks.map(({ label, lines }) => [label, said(lines)]),
      apart.has(unit.key) ? unit.key : '',
    ]),
  );
  return [...alike.values()].flatMap(group => {
    const [unit] = group;
    if (!unit) return [];
    const about = (key: (one: Unit) => string): About[] => group.map(one => ({ key: key(one), tenants: [one.tenant] }));
    const words = `${unit.existing ? 'existing ' : ''}${unit.keyword} ${unit.symbol}${unit.type ? `: ${unit.type}` : ''}${unit.display ? ` ${unit.display}` : ''} in`;
    return {
      about: about(one => one.key),
      header: [words, group.map(one => one.tenant)],
      lines: unit.lines.map(lineText),
      blocks: unit.blocks.map((block, index) => ({
        about: about(one => one.blocks[index]?.key ?? one.key),
        header: `policy ${block.label}`,
        lines: block.lines.map(({ name, value }) => ({ text: `${name}: ${value}` })),
      })),
    };
  });
}

/** Links that say the same become one statement where one can say them: a mesh, or some sources with some targets. */
export function linkStatements(links: readonly LinkUnit[], mappings: readonly Mapping[], order: readonly string[], apart: ReadonlySet<string>): Statement[] {
  const mappingOf = (link: LinkUnit) => mappings.find(mapping => mapping.links.includes(link))?.name;
  const alike = Map.groupBy(links, link =>
    JSON.stringify([
      said(link.lines),
      mappingOf(link),
      link.label.form,
      link.label.form === 'common' ? link.label.text : '',
      link.label.form === 'own' || apart.has(link.key) ? link.key : '',
    ]),
  );
  return [...alike.values()].flatMap(group => {
    const [first] = group;
    if (!first) return [];
    const pairs: Pair[] = group.map(({ source, target }) => ({ from: source, to: target }));
    return groupPairs(pairs, order, { meshes: true }).map(({ form, from, to }): Statement => {
      const said = group.filter(({ source, target }) => from.includes(source) && to.includes(target));
      const mapping = mappingOf(first);
      const lines = first.lines.map(lineText);
      return {
        about: said.map(({ key, source, target }) => ({ key, tenants: [source, target] })),
        header: [...(form === 'mesh' ? ['mesh', from] : ['sync', from, '->', to]), ...nameOf(said)],
        lines: mapping === undefined ? lines : [...lines.slice(0, 1), { text: `mapping: ${mapping}` }, ...lines.slice(1)],
        blocks: [],
      };
    });
  });
}

/** A name that several configurations share is completed with the names of the tenants when they are made. */
function nameOf(links: readonly LinkUnit[]): string[] {
  const [link, second] = links;
  if (!link || link.label.form === 'usual') return [];
  return [quote(second || link.label.form === 'own' ? link.label.text : `${link.label.text} (${link.label.pair})`)];
}

/** Settings for partners that say the same become one. */
export function accessStatements(access: readonly AccessUnit[], order: readonly string[], apart: ReadonlySet<string>): Statement[] {
  const alike = Map.groupBy(access, unit => JSON.stringify([said(unit.lines), apart.has(unit.key) ? unit.key : '']));
  return [...alike.values()].flatMap(group =>
    groupPairs(
      group.map(({ tenant, partner }) => ({ from: tenant, to: partner })),
      order,
      { meshes: false },
    ).map(({ from, to }) => ({
      about: group
        .filter(({ tenant, partner }) => from.includes(tenant) && to.includes(partner))
        .map(({ key, tenant, partner }) => ({ key, tenants: [tenant, partner] })),
      header: ['access', from, 'with', to],
      lines: (group[0]?.lines ?? []).map(lineText),
      blocks: [],
    })),
  );
}
