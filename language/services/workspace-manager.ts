import { type BuildOptions, DefaultWorkspaceManager, type LangiumDocument, type Stream, type URI } from 'langium';

/** Checks every file of the workspace at start, also closed ones. */
export class ValidatingWorkspaceManager extends DefaultWorkspaceManager {
  override initialBuildOptions: BuildOptions = { validation: { categories: ['built-in'] } };

  /** One unreadable file must not keep the others from being read. */
  protected override async loadWorkspaceDocuments(uris: Stream<URI>, collector: (document: LangiumDocument) => void): Promise<void> {
    await Promise.all(
      uris.map(async uri => {
        const document = await this.langiumDocuments.getOrCreateDocument(uri).catch(() => undefined);
        if (document) collector(document);
      }),
    );
  }
}
