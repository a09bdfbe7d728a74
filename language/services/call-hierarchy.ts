import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CallHierarchyProvider } from 'langium/lsp';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  Range,
} from 'vscode-languageserver';
import { indexOf } from '../model/query.ts';
import type { Span } from '../model/source.ts';
import type { Tenant, Topology } from '../model/topology.ts';
import { symbolId } from '../project/symbols.ts';
import type { Projects } from '../project/workspace.ts';
import { locationOf, offsetOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';
import { symbolKindOf } from './symbol-kinds.ts';

/** A way for people of one tenant into another one, and where the text says so. */
interface Way {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
}

/** Of a tenant: where its people can go, and whose people come in. Names of tenants lead there, wherever they stand. */
export class TenantHierarchyProvider implements CallHierarchyProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor({ shared }: TenantryServices) {
    this.projects = shared.workspace.Projects;
    this.documents = shared.workspace.LangiumDocuments;
  }

  prepareCallHierarchy(document: LangiumDocument, { position }: CallHierarchyPrepareParams): CallHierarchyItem[] | undefined {
    const uri = document.uri.toString();
    const symbol = symbolAt(this.projects, uri, offsetOf(document, position));
    if (!symbol) return undefined;
    // A set stands for its members.
    const [topology] = symbol.projects.map(project => project.topology);
    const names = topology?.sets.find(({ name }) => symbol.id === symbolId('tenants', name))?.members ?? [];
    const found = topology?.tenants.filter(({ name }) => symbol.id === symbolId('tenant', name) || names.includes(name)) ?? [];
    return found.length > 0 ? found.flatMap(tenant => this.itemOf(tenant, uri) ?? []) : undefined;
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
    return this.others(
      item,
      ({ from }) => from,
      ({ to }) => to,
    ).map(({ item: to, ranges }) => ({ to, fromRanges: ranges.filter(({ uri }) => uri === item.uri).map(({ range }) => range) }));
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
    return this.others(
      item,
      ({ to }) => to,
      ({ from }) => from,
    ).map(({ item: from, ranges }) => ({ from, fromRanges: ranges.filter(({ uri }) => uri === from.uri).map(({ range }) => range) }));
  }

  private others(
    item: CallHierarchyItem,
    here: (way: Way) => string,
    there: (way: Way) => string,
  ): { item: CallHierarchyItem; ranges: { uri: string; range: Range }[] }[] {
    const seen = Reflect.get(Object(item.data), 'uri');
    const topology = typeof seen === 'string' ? this.projects.for(seen)?.topology : undefined;
    if (!topology) return [];
    const ways = Map.groupBy(
      waysOf(topology).filter(way => here(way) === item.name),
      there,
    );
    return topology.tenants.flatMap(tenant => {
      const found = ways.get(tenant.name);
      const other = found && this.itemOf(tenant, String(seen));
      return other ? [{ item: other, ranges: found.flatMap(({ span }) => locationOf(this.documents, span) ?? []) }] : [];
    });
  }

  private itemOf(tenant: Tenant, seenFrom: string): CallHierarchyItem | undefined {
    const whole = locationOf(this.documents, tenant.declaration);
    const name = locationOf(this.documents, tenant.span);
    return (
      whole &&
      name && {
        name: tenant.name,
        kind: symbolKindOf('tenant'),
        detail: tenant.displayName,
        uri: whole.uri,
        range: whole.range,
        selectionRange: name.range,
        data: { uri: seenFrom },
      }
    );
  }
}

/** Links send people; policies for connected organizations let them ask. */
function waysOf(topology: Topology): readonly Way[] {
  const index = indexOf(topology);
  const partners = new Map(index.all('organization').map(({ key, partner }) => [key, partner]));
  const links = topology.links.map(({ source, target, span }) => ({ from: source, to: target, span }));
  const requests = index.all('package').flatMap(({ tenant, policies }) =>
    policies.flatMap(({ requestors }) => {
      if (requestors?.type !== 'organizations') return [];
      return requestors.organizations.flatMap(({ key, span }) => {
        const from = partners.get(key);
        return from === undefined ? [] : [{ from, to: tenant, span }];
      });
    }),
  );
  return [...links, ...requests];
}
