import type { Statement } from './statement.ts';
import { claim } from './symbols.ts';

/** Names for lists of tenants that are written more than once. */
export class Sets {
  readonly names = new Map<string, string>();

  constructor(statements: readonly Statement[], tenants: readonly string[]) {
    const uses = statements.flatMap(({ header, lines }) => [
      ...header.filter(part => typeof part !== 'string'),
      ...lines.flatMap(line => ('links' in line ? [line.links] : [])),
    ]);
    const counts = Map.groupBy(
      uses.filter(list => list.length > 1),
      list => key(list),
    );
    const taken = new Set(tenants);
    for (const [list, used] of counts) {
      const [members = []] = used;
      if (used.length < 2 && members.length < 4) continue;
      this.names.set(list, claim(nameFor(members, statements, tenants), taken));
    }
  }

  /** The name of the set, or its members. */
  written(list: readonly string[]): string {
    return this.names.get(key(list)) ?? list.join(', ');
  }

  /** The ways into some tenants, as few as there are names for. */
  grants(links: readonly string[]): string[] {
    const name = this.names.get(key(links));
    return (name === undefined ? links : [name]).map(tenant => `sync to ${tenant}`);
  }

  declarations(): string[] {
    return [...this.names].map(([list, name]) => `tenants ${name} = ${list}`);
  }
}

const key = (list: readonly string[]): string => list.join(', ');

/** By what the tenants are to each other. */
function nameFor(members: readonly string[], statements: readonly Statement[], tenants: readonly string[]): string {
  const at = (keyword: string, index: number) =>
    statements.some(({ header }) => header[0] === keyword && typeof header[index] === 'object' && key(header[index] as readonly string[]) === key(members));
  if (at('mesh', 1)) return 'meshed';
  if (at('sync', 3)) return 'targets';
  if (at('sync', 1)) return 'sources';
  return members.length === tenants.length ? 'everywhere' : members.length === 2 ? `${members[0]}And${capital(members[1] ?? '')}` : 'several';
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
