import { DefaultLinker, type LangiumCoreServices, type LangiumDocument, MultiMap } from 'langium';

/** The grammar has no cross references and exports no names: the builder resolves them. So Langium need not walk every tree to find none. */
class NoLinker extends DefaultLinker {
  override async link(_document: LangiumDocument): Promise<void> {}
}

export const noCrossReferences = {
  references: {
    Linker: (services: LangiumCoreServices) => new NoLinker(services),
    ScopeComputation: () => ({ collectExportedSymbols: async () => [], collectLocalSymbols: async () => new MultiMap<never, never>() }),
  },
  workspace: {
    ReferenceDescriptionProvider: () => ({ createDescriptions: async () => [] }),
  },
};
