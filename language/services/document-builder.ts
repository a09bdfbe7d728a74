import { type BuildOptions, DefaultDocumentBuilder, DocumentState, type LangiumDocument, type LangiumSharedCoreServices, type URI } from 'langium';
import type { CancellationToken } from 'vscode-languageserver';
import type { Document } from '../generated/ast.ts';
import { loadImports } from '../project/project.ts';
import type { TenantrySharedServices } from './services.ts';

/** Problems come from whole projects, so one kind of check is all there is. */
const validation: BuildOptions = { validation: { categories: ['built-in'] } };

/**
 * Langium validates again what refers to a changed file. Here a change of one file may say something new about any file
 * of its projects, before or after the change, and about files it begins or ceases to import.
 */
export class ProjectDocumentBuilder extends DefaultDocumentBuilder {
  override updateBuildOptions = validation;
  private readonly projects: () => TenantrySharedServices['workspace']['Projects'];
  /** What the last validation of a document rested on. */
  private readonly validated = new WeakMap<LangiumDocument, readonly object[]>();

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.projects = () => (services as TenantrySharedServices).workspace.Projects;
  }

  /** A file that is gone is a deleted one, however it was reported; one that is open in the editor is there. */
  override async update(changed: URI[], deleted: URI[], token?: CancellationToken): Promise<void> {
    const present: URI[] = deleted.filter(uri => this.isOpen(uri));
    const gone: URI[] = deleted.filter(uri => !this.isOpen(uri));
    for (const uri of changed) (this.isOpen(uri) || (await this.exists(uri)) ? present : gone).push(uri);
    await super.update(present, gone, token);
  }

  protected override async buildDocuments(documents: LangiumDocument[], options: BuildOptions, token: CancellationToken): Promise<void> {
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, token, document => this.langiumDocumentFactory.update(document, token));
    for (const document of documents) await loadImports(document as LangiumDocument<Document>, this.langiumDocuments);
    const all = new Set(documents);
    const known = this.langiumDocuments.all.toArray();
    const versions = this.projects().versions(known.map(({ uri }) => uri));
    for (const [i, document] of known.entries()) {
      if (document.state < DocumentState.Validated) all.add(document);
      else if (!same(versions[i] ?? [], this.validated.get(document))) {
        this.resetToState(document, DocumentState.IndexedReferences);
        all.add(document);
      }
    }
    await super.buildDocuments(this.sortDocuments([...all]), options, token);
  }

  protected override async validate(document: LangiumDocument, token: CancellationToken): Promise<void> {
    const [version = []] = this.projects().versions([document.uri]);
    await super.validate(document, token);
    this.validated.set(document, version);
  }

  private isOpen(uri: URI): boolean {
    return this.textDocuments?.get(uri) !== undefined;
  }

  private async exists(uri: URI): Promise<boolean> {
    try {
      return await this.fileSystemProvider.exists(uri);
    } catch {
      return false;
    }
  }
}

const same = (a: readonly object[], b: readonly object[] | undefined): boolean => a.length === b?.length && a.every((item, i) => item === b[i]);
