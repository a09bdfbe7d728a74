import { writeAccess } from './access.ts';
import { writeCatalogs } from './catalogs.ts';
import { writeExtensions } from './extensions.ts';
import { writeGroups } from './groups.ts';
import { headerLines } from './header.ts';
import { writeLinks } from './links.ts';
import { mappingStatement, mappingsOf } from './mappings.ts';
import type { ImportTenant, Observed } from './observed.ts';
import { writeOrganizations } from './organizations.ts';
import { writePackages } from './packages.ts';
import { cleaned, quote } from './quote.ts';
import { Registry } from './registry.ts';
import { Sets } from './sets.ts';
import { writeSettings } from './settings.ts';
import type { Place, Statement } from './statement.ts';
import { accessStatements, linkStatements, unitStatements } from './statements.ts';
import { TextBuilder } from './text-builder.ts';
import type { Omission, Unit } from './unit.ts';
import { Writer } from './writer.ts';

export interface ImportText {
  readonly text: string;
  /** What is in the tenants and not in the text. */
  readonly omissions: readonly Omission[];
  /** Where what stands, the whole before its parts. */
  readonly places: readonly Place[];
}

export interface TextOptions {
  /** ISO 8601, for the header. */
  readonly created: string;
  /** What must not be in the text, by key, and why. */
  readonly leftOut?: ReadonlyMap<string, string>;
  /** Keys of what is written on its own although other things say the same. */
  readonly apart?: ReadonlySet<string>;
}

const nothing: ReadonlyMap<string, string> = new Map();

/** What was read as a topology file. The same tenants always give the same text. */
export function toTopologyText(observed: Observed, { created, leftOut = nothing, apart = new Set() }: TextOptions): ImportText {
  const registry = new Registry(observed);
  const writer = new Writer(leftOut);
  write(observed, registry, writer);
  const references = referencesOf(registry, writer);
  const tenants = tenantsOf(registry, writer);
  const order = tenants.map(({ name }) => name);
  const mappings = mappingsOf(writer.links, apart);
  const units = (...keywords: readonly Unit['keyword'][]) =>
    unitStatements(
      keywords.flatMap(keyword => [...references, ...writer.units].filter(unit => unit.keyword === keyword)),
      apart,
    );
  const existing = unitStatements(
    [...references, ...writer.units].filter(unit => unit.existing),
    apart,
  );
  const made = (statements: readonly Statement[]) => statements.filter(({ header }) => !String(header[0]).startsWith('existing '));
  const sections: readonly (readonly Statement[])[] = [
    existing,
    made(units('extension')),
    mappings.map(mappingStatement),
    linkStatements(writer.links, mappings, order, apart),
    accessStatements(writer.access, order, apart),
    made(units('group')),
    made(units('organization')),
    made(units('settings')),
    made(units('catalog')),
    made(units('package')),
  ];
  const sets = new Sets(sections.flat(), order);
  const builder = new TextBuilder(sets);
  builder.paragraph(headerLines(observed, writer.omissions, created));
  if (registry.topology !== undefined) builder.paragraph([`topology ${registry.topology}`]);
  for (const tenant of tenants) builder.paragraph(tenantLines(tenant));
  builder.paragraph(sets.declarations());
  for (const section of sections) builder.statements(section);
  return { text: `${builder.text.trimEnd()}\n`, omissions: writer.omissions, places: builder.places };
}

/** In an order in which everything is written before it is named. */
function write(observed: Observed, registry: Registry, writer: Writer): void {
  for (const { tenant, unread } of observed.tenants) for (const { what, why } of unread) writer.omit(tenant.name, what, why);
  for (const unit of registry.references()) writer.refused(unit.tenant, `the ${unit.keyword} ${unit.display ?? unit.symbol}`, unit.key);
  for (const step of [writeExtensions, writeGroups, writeOrganizations, writeCatalogs, writeLinks, writePackages])
    for (const tenant of observed.tenants) step(tenant, registry, writer);
  for (const tenant of observed.tenants) {
    writeAccess(tenant, registry, writer);
    writeSettings(tenant, writer);
  }
}

/** What is referred to, if something refers to it. */
function referencesOf(registry: Registry, writer: Writer): readonly Unit[] {
  const lines = [...writer.units, ...writer.links, ...writer.access].flatMap(unit => unit.lines);
  const blocks = writer.units.flatMap(unit => unit.blocks.flatMap(block => block.lines));
  const rows = writer.links.flatMap(link => link.rows);
  const needed = new Set([...lines, ...blocks, ...rows].flatMap(({ needs }) => needs));
  return registry.references().filter(({ key }) => needed.has(key));
}

/** Those that were read, and those that something refers to. */
function tenantsOf(registry: Registry, writer: Writer): readonly ImportTenant[] {
  const named = new Set([
    ...writer.links.flatMap(({ source, target }) => [source, target]),
    ...writer.access.map(({ partner }) => partner),
    ...writer.units.flatMap(unit => unit.lines.filter(({ name }) => name === 'tenant').map(({ value }) => value)),
  ]);
  return registry.tenants.filter(({ name }) => registry.isRead(name) || named.has(name));
}

function tenantLines({ name, id, displayName, domains, cloud, external, purpose }: ImportTenant): string[] {
  return [
    `tenant ${name} ${quote(cleaned(displayName) || name)} {`,
    `  id: ${quote(id)}`,
    ...(domains.length > 0 ? [`  domains: ${domains.map(domain => quote(cleaned(domain))).join(', ')}`] : []),
    ...(cloud === 'public' ? [] : [`  cloud: ${cloud}`]),
    ...(external ? ['  external: true'] : []),
    ...(purpose ? [`  purpose: ${purpose}`] : []),
    '}',
  ];
}
