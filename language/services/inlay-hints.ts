import { AstUtils, type LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { type Document, isNumeral, isProperty } from '../generated/ast.ts';
import { partnerKey, partnerSettings } from '../model/partners.ts';
import { indexOf } from '../model/query.ts';
import type { SyncLink, Topology } from '../model/topology.ts';
import { sourcesOf, spanOf } from '../project/source-file.ts';
import type { Projects } from '../project/workspace.ts';
import { parseDuration } from '../values/duration.ts';
import { linkedTree } from './linked-tree.ts';
import { outlineOf } from './outline.ts';
import { offsetOf } from './positions.ts';
import { descriptorOf } from './property-at.ts';
import type { TenantryServices } from './services.ts';
import { followSetting, memberOf } from './settings.ts';

/** Something to show behind an offset. */
interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** What a text stands for, where it does not say so itself. The setting `tenantry.inlayHints.enabled` turns it off. */
export class MeaningInlayHintProvider implements InlayHintProvider {
  private readonly projects: Projects;
  private enabled = true;

  constructor({ shared }: TenantryServices) {
    this.projects = shared.workspace.Projects;
    followSetting(shared, 'inlayHints', value => {
      const enabled = memberOf(value, 'enabled') !== false;
      if (enabled === this.enabled) return;
      this.enabled = enabled;
      void shared.lsp.Connection?.languages.inlayHint.refresh().catch(() => undefined);
    });
  }

  getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
    const topology = this.enabled ? this.projects.for(document.uri)?.topology : undefined;
    if (!topology) return [];
    const [from, to] = [offsetOf(document, range.start), offsetOf(document, range.end)];
    const uri = document.uri.toString();
    const links = [...Map.groupBy(topology.links, ({ declaration }) => (declaration.uri === uri ? declaration.start : -1))].filter(([start]) => start >= 0);
    const hints = [...linkCounts(document, new Map(links)), ...redemptions(topology, links), ...durations(document)];
    // What a set stands for is told once for all of its tenants.
    const shown = new Map(hints.filter(({ offset }) => offset >= from && offset <= to).map(hint => [`${hint.offset} ${hint.label}`, hint]));
    return [...shown.values()].map(({ offset, label, tooltip }) => ({ position: document.textDocument.positionAt(offset), label, tooltip, paddingLeft: true }));
  }
}

function linkCounts(document: LangiumDocument, links: ReadonlyMap<number, readonly SyncLink[]>): Hint[] {
  return outlineOf(document).flatMap(({ start, nameEnd }) => {
    const made = links.get(start) ?? [];
    return made.length > 1 ? [{ offset: nameEnd, label: `${made.length} links`, tooltip: made.map(({ name }) => name).join('\n') }] : [];
  });
}

/** Which half is written where; access settings that state redemption themselves win, and external tenants are never written. */
function redemptions(topology: Topology, links: readonly (readonly [number, readonly SyncLink[]])[]): Hint[] {
  const index = indexOf(topology);
  const settings = new Map(partnerSettings(topology).map(setting => [setting.key, setting]));
  const writes = (tenant: string, partner: string) =>
    !index.tenant(tenant)?.external && settings.get(partnerKey(tenant, partner))?.access?.redemption === undefined;
  return links.flatMap(([, made]) => {
    const [stated] = made.flatMap(({ redemption, spans }) => (redemption === 'automatic' && spans['redemption'] ? [spans['redemption']] : []));
    if (!stated) return [];
    const outbound = [...new Set(made.flatMap(({ source, target }) => (writes(source, target) ? [source] : [])))];
    const inbound = [...new Set(made.flatMap(({ source, target }) => (writes(target, source) ? [target] : [])))];
    const parts = [...(outbound.length > 0 ? [`outbound in ${named(outbound)}`] : []), ...(inbound.length > 0 ? [`inbound in ${named(inbound)}`] : [])];
    const tooltip = [...outbound.map(tenant => `${tenant}: outboundAllowed`), ...inbound.map(tenant => `${tenant}: inboundAllowed`)].join('\n');
    return parts.length > 0 ? [{ offset: stated.end, label: parts.join(', '), tooltip: `automaticUserConsentSettings\n${tooltip}` }] : [];
  });
}

const named = (tenants: readonly string[]): string => (tenants.length > 3 ? `${tenants.length} tenants` : tenants.join(', '));

function durations(document: LangiumDocument): Hint[] {
  return sourcesOf(document as LangiumDocument<Document>).flatMap(source =>
    AstUtils.streamAst(linkedTree(source.document))
      .filter(isNumeral)
      .toArray()
      .flatMap(node => {
        const property = AstUtils.getContainerOfType(node, isProperty);
        const duration = property && descriptorOf(property) ? parseDuration(node.value ?? '') : undefined;
        return duration ? [{ offset: spanOf(source, node).end, label: duration.iso, tooltip: 'The duration as Microsoft Graph takes it (ISO 8601)' }] : [];
      }),
  );
}
