import { kindOf } from '../../kinds/index.ts';
import type { Declared, Resource, Topology } from '../../model/topology.ts';
import { symbolId } from '../../project/symbols.ts';
import { perTopology } from '../../rules/facts/per-topology.ts';
import { escapeMarkdown, listed, paragraphs } from '../markdown.ts';
import type { FoundSymbol } from '../symbol-at.ts';

/** What a name stands for: its kind and display name, where it lives, what is known about it, and its comment. */
export function hoverSymbol(symbol: FoundSymbol): string | undefined {
  const [kind = '', name = ''] = symbol.id.split(':');
  const found = symbol.projects.map(({ topology }) => objectsBySymbol(topology).get(symbol.id)).find(Boolean);
  const [first] = found ?? [];
  if (!found || !first) return undefined;
  const tenants = [...new Set(found.flatMap(object => ('tenant' in object ? [object.tenant] : [])))];
  const existing = 'existing' in first && first.existing;
  const title = kindOf(kind)?.title ?? kind;
  return paragraphs(
    `**${escapeMarkdown(name)}**: ${existing ? 'existing ' : ''}${title}${first.displayNameStated ? ` “${escapeMarkdown(first.displayName)}”` : ''}${tenants.length > 0 ? ` in ${escapeMarkdown(listed(tenants))}` : ''}`,
    facts(first),
    first.documentation && escapeMarkdown(first.documentation),
  );
}

const objectsBySymbol = perTopology(({ identity, tenants, sets, mappings, resources }) => {
  const all: readonly (Declared<string> | Resource)[] = [...(identity ? [identity] : []), ...tenants, ...sets, ...mappings, ...resources];
  return Map.groupBy(all, ({ kind, name }) => symbolId(kind, name));
});

/** One line of what matters most. */
function facts(declared: Declared<string>): string | undefined {
  const object = declared as Topology['tenants'][number] | Topology['sets'][number] | Topology['mappings'][number] | Resource;
  switch (object.kind) {
    case 'tenant':
      return [object.domains.join(', '), object.id, object.cloud === 'public' ? '' : object.cloud, object.external ? 'another organization' : '']
        .flatMap(part => (part ? [escapeMarkdown(part)] : []))
        .join(' · ');
    case 'tenants':
      return `Stands for ${escapeMarkdown(listed(object.members) || 'no tenant')}.`;
    case 'mapping':
      return `${object.flows.length} ${object.flows.length === 1 ? 'row' : 'rows'} on top of the default mappings.`;
    case 'group':
      return object.membershipRule ? 'Dynamic membership.' : object.roleAssignable ? 'Role-assignable.' : undefined;
    case 'extension':
      return `Data type ${escapeMarkdown(object.dataType)}.`;
    case 'package':
      return `${object.policies.length} ${object.policies.length === 1 ? 'policy' : 'policies'}, ${object.grants.length} ${object.grants.length === 1 ? 'grant' : 'grants'}.`;
    default:
      return undefined;
  }
}
