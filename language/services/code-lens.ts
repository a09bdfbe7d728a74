import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import { type CodeLens, CodeLensRefreshRequest, type Command, type Position } from 'vscode-languageserver';
import type { Span } from '../model/source.ts';
import type { Projects } from '../project/workspace.ts';
import { type OutlineEntry, outlineOf } from './outline.ts';
import { locationOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { followSetting, memberOf } from './settings.ts';

/** Argument: URI, position of the name, locations. */
const showReferences = 'tenantry.showReferences';
/** Argument: URI, start and end of the declaration, as offsets. */
const revealInDiagram = 'tenantry.revealInDiagram';
/** Kinds of which the diagram shows nothing, or not always. */
const notDrawn: ReadonlySet<string> = new Set(['topology', 'mapping', 'tenants']);

/** What lenses say; `{0}` is the number. */
const english = { reference: '1 reference', references: '{0} references', diagram: 'Show in diagram' };

/**
 * Above each declaration of several lines how often its name is used, unless nobody does, and where the diagram shows it:
 * those of one line stand close together. Lenses run commands of the client, which names those that it has in
 * `initializationOptions.commands`; others are left out. It may bring texts of its own in `initializationOptions.lensTitles`.
 * The setting `tenantry.codeLens.enabled` turns them off.
 */
export class SymbolCodeLensProvider implements CodeLensProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;
  private commands: ReadonlySet<unknown> = new Set();
  private titles = english;
  private enabled = true;

  constructor({ shared }: TenantryServices) {
    this.projects = shared.workspace.Projects;
    this.documents = shared.workspace.LangiumDocuments;
    shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
      const commands = memberOf(initializationOptions, 'commands');
      this.commands = new Set(Array.isArray(commands) ? commands : []);
      this.titles = titlesOf(memberOf(initializationOptions, 'lensTitles'));
    });
    followSetting(shared, 'codeLens', value => {
      const enabled = memberOf(value, 'enabled') !== false;
      if (enabled === this.enabled) return;
      this.enabled = enabled;
      void shared.lsp.Connection?.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    });
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    if (!this.enabled) return [];
    const entries = outlineOf(document).filter(({ start, end }) => document.textDocument.getText().slice(start, end).includes('\n'));
    return [...this.referenceLenses(document, entries), ...this.diagramLenses(document, entries)];
  }

  private referenceLenses(document: LangiumDocument, entries: readonly OutlineEntry[]): CodeLens[] {
    if (!this.commands.has(showReferences)) return [];
    const uri = document.uri.toString();
    const names = new Set(entries.map(({ nameStart }) => nameStart));
    const mentions = new Map<string, Map<string, Span>>();
    const declared = new Map<number, { readonly id: string; readonly span: Span }>();
    for (const { symbols } of this.projects.of(uri)) {
      for (const { id, span } of symbols.mentions) {
        const found = mentions.get(id) ?? new Map<string, Span>();
        mentions.set(id, found);
        found.set(`${span.uri} ${span.start}`, span);
      }
      for (const { id, span } of symbols.declarations) if (span.uri === uri && names.has(span.start)) declared.set(span.start, { id, span });
    }
    return [...declared.values()].flatMap(({ id, span }) => {
      const used = [...(mentions.get(id)?.values() ?? [])];
      const range = rangeOf(document, span);
      return used.length > 0 ? [{ range, command: this.referencesCommand(uri, range.start, used) }] : [];
    });
  }

  private referencesCommand(uri: string, position: Position, spans: readonly Span[]): Command {
    const title = spans.length === 1 ? this.titles.reference : this.titles.references.replace('{0}', String(spans.length));
    const locations = spans.flatMap(span => locationOf(this.documents, span) ?? []);
    return { title, command: showReferences, arguments: [{ uri, position, locations }] };
  }

  private diagramLenses(document: LangiumDocument, entries: readonly OutlineEntry[]): CodeLens[] {
    if (!this.commands.has(revealInDiagram)) return [];
    const uri = document.uri.toString();
    return entries
      .filter(({ kind }) => !notDrawn.has(kind))
      .map(({ start, end, nameStart, nameEnd }) => ({
        range: rangeOf(document, { start: nameStart, end: nameEnd }),
        command: { title: this.titles.diagram, command: revealInDiagram, arguments: [{ uri, start, end }] },
      }));
  }
}

function titlesOf(given: unknown): typeof english {
  const text = (name: keyof typeof english) => {
    const value = memberOf(given, name);
    return typeof value === 'string' && value ? value : english[name];
  };
  return { reference: text('reference'), references: text('references'), diagram: text('diagram') };
}
