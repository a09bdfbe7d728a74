import { kindOf } from '../../kinds/index.ts';
import type { Topology } from '../../model/topology.ts';
import type { Header } from './header.ts';
import { existingOffers } from './kinds.ts';
import { CompletionItemKind, type Offer } from './offer.ts';
import { tenantOffers } from './symbols.ts';

const sign = (label: string, detail: string): Offer => ({ label, kind: CompletionItemKind.Operator, detail, insert: `${label} `, retrigger: true });

/** What may follow in a header. */
export function headerOffers(header: Header, topology: Topology | undefined): readonly Offer[] {
  const kind = kindOf(header.kind);
  if (header.part === 'kind') return existingOffers();
  if (header.open) {
    if (header.part === 'type') return (kind?.header === 'placed' ? (kind.types ?? []) : []).map(label => ({ label, kind: CompletionItemKind.TypeParameter }));
    const naming = header.part === 'names' && !['link', 'mesh', 'pair'].includes(kind?.header ?? '');
    if (naming) return [];
    // Nothing goes from a tenant to itself; a set leaves it out.
    const across = kind?.header === 'set' ? header.names : header.part === 'others' ? header.names.filter(name => isTenant(name, topology)) : [];
    return tenantOffers(topology, [...across, ...header[header.part === 'others' || header.part === 'tenants' ? header.part : 'names']]);
  }
  switch (kind?.header) {
    case 'link':
      return header.others.length > 0 ? [] : [sign('->', 'the target tenants')];
    case 'pair':
      return header.others.length > 0 ? [] : [sign('with', 'the partner tenants')];
    case 'set':
      return header.others.length > 0 ? [] : [sign('=', 'the tenants of the set')];
    case 'placed':
      return header.tenants.length > 0 ? [] : [sign('in', 'the tenants it lives in'), ...(kind.types && !header.type ? [sign(':', 'the data type')] : [])];
    default:
      return [];
  }
}

const isTenant = (name: string, topology: Topology | undefined): boolean => topology?.tenants.some(tenant => tenant.name === name) ?? false;
