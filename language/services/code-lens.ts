import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Command, Range } from 'vscode-languageserver';
import type { Span } from '../model/source.ts';
import type { Projects } from '../project/workspace.ts';
import { outlineOf } from './outline.ts';
import { locationOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { memberOf } from './settings.ts';

/** What a client may offer to run, by its `initializationOptions.commands`; lenses for others are plain words or left out. */
const topologyCommands: readonly Command[] = [
  { title: 'Plan this topology', command: 'tenantry.plan' },
  { title: 'Open preview', command: 'tenantry.openPreviewToSide' },
];
/** Arguments: URI, position, locations. */
const showReferences = 'tenantry.showReferences';

/** How often a name is used, and at the top of a file what can be done with its topology. */
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
    return [...this.topologyLenses(document), ...this.referenceLenses(document)];
  }

  private topologyLenses(document: LangiumDocument): CodeLens[] {
    const [first] = outlineOf(document);
    if (!first) return [];
    const range = rangeOf(document, { start: first.nameStart, end: first.nameEnd });
    return topologyCommands.flatMap(({ title, command }) =>
      this.commands.has(command) ? [{ range, command: { title, command, arguments: [document.uri.toString()] } }] : [],
    );
  }

  private referenceLenses(document: LangiumDocument): CodeLens[] {
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
      return { range, command: this.referencesCommand(uri, range, [...(mentions.get(id)?.values() ?? [])]) };
    });
  }

  private referencesCommand(uri: string, { start }: Range, spans: readonly Span[]): Command {
    const title = `${spans.length === 0 ? 'no' : spans.length} reference${spans.length === 1 ? '' : 's'}`;
    if (spans.length === 0 || !this.commands.has(showReferences)) return { title, command: '' };
    return { title, command: showReferences, arguments: [uri, start, spans.flatMap(span => locationOf(this.documents, span) ?? [])] };
  }
}
