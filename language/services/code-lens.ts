import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command, Position } from 'vscode-languageserver';
import type { Span } from '../model/source.ts';
import type { Projects } from '../project/workspace.ts';
import { outlineOf } from './outline.ts';
import { locationOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { memberOf } from './settings.ts';

/** For the whole topology, above the first declaration of a file. Argument: the URI of the file. */
const topologyCommands: readonly Command[] = [
  { title: 'Plan this topology', command: 'tenantry.plan' },
  { title: 'Open preview', command: 'tenantry.openPreviewToSide' },
];
/** Argument: URI, position of the name, locations. */
const showReferences = 'tenantry.showReferences';
/** Argument: URI, start and end of the declaration, as offsets. */
const revealInDiagram: Command = { title: 'Reveal in diagram', command: 'tenantry.revealInDiagram' };
/** Kinds of which the diagram shows nothing, or not always. */
const notDrawn: ReadonlySet<string> = new Set(['topology', 'mapping', 'tenants']);

/**
 * How often a name is used, where the diagram shows it, and at the top of a file what can be done with its topology. Lenses
 * run commands of the client, which names those that it has in `initializationOptions.commands`; others are left out.
 */
export class SymbolCodeLensProvider implements CodeLensProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;
  private commands: ReadonlySet<unknown> = new Set();

  constructor({ shared }: TenantryServices) {
    this.projects = shared.workspace.Projects;
    this.documents = shared.workspace.LangiumDocuments;
    shared.lsp.LanguageServer.onInitialize(({ initializationOptions }) => {
      const commands = memberOf(initializationOptions, 'commands');
      this.commands = new Set(Array.isArray(commands) ? commands : []);
    });
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    return [...this.topologyLenses(document), ...this.referenceLenses(document), ...this.diagramLenses(document)];
  }

  private topologyLenses(document: LangiumDocument): CodeLens[] {
    const [first] = outlineOf(document);
    if (!first) return [];
    const range = rangeOf(document, { start: first.nameStart, end: first.nameEnd });
    return topologyCommands.flatMap(command =>
      this.commands.has(command.command) ? [{ range, command: { ...command, arguments: [document.uri.toString()] } }] : [],
    );
  }

  private referenceLenses(document: LangiumDocument): CodeLens[] {
    if (!this.commands.has(showReferences)) return [];
    const uri = document.uri.toString();
    const mentions = new Map<string, Map<string, Span>>();
    const declared = new Map<number, { readonly id: string; readonly span: Span }>();
    for (const { symbols } of this.projects.of(uri)) {
      for (const { id, span } of symbols.mentions) {
        const found = mentions.get(id) ?? new Map<string, Span>();
        mentions.set(id, found);
        found.set(`${span.uri} ${span.start}`, span);
      }
      for (const { id, span } of symbols.declarations) if (span.uri === uri) declared.set(span.start, { id, span });
    }
    return [...declared.values()].map(({ id, span }) => {
      const range = rangeOf(document, span);
      return { range, command: this.referencesCommand(uri, range.start, [...(mentions.get(id)?.values() ?? [])]) };
    });
  }

  private referencesCommand(uri: string, position: Position, spans: readonly Span[]): Command {
    const title = `${spans.length === 0 ? 'no' : spans.length} reference${spans.length === 1 ? '' : 's'}`;
    // Words without a command: there is nothing to show.
    if (spans.length === 0) return { title, command: '' };
    const locations = spans.flatMap(span => locationOf(this.documents, span) ?? []);
    return { title, command: showReferences, arguments: [{ uri, position, locations }] };
  }

  private diagramLenses(document: LangiumDocument): CodeLens[] {
    if (!this.commands.has(revealInDiagram.command)) return [];
    const uri = document.uri.toString();
    return outlineOf(document)
      .filter(({ kind }) => !notDrawn.has(kind))
      .map(({ start, end, nameStart, nameEnd }) => ({
        range: rangeOf(document, { start: nameStart, end: nameEnd }),
        command: { ...revealInDiagram, arguments: [{ uri, start, end }] },
      }));
  }
}
