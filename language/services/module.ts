import { inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import { TenantryGeneratedModule, TenantryGeneratedSharedModule } from '../generated/module.ts';
import { Projects } from '../project/workspace.ts';
import { TenantHierarchyProvider } from './call-hierarchy.ts';
import { SymbolCodeLensProvider } from './code-lens.ts';
import { PlaceCompletionProvider } from './completion-provider.ts';
import { SymbolDefinitionProvider } from './definition-provider.ts';
import { ProjectDocumentBuilder } from './document-builder.ts';
import { ParsedTextDocumentFactory } from './document-factory.ts';
import { SymbolHighlightProvider } from './document-highlight-provider.ts';
import { ImportLinkProvider } from './document-link-provider.ts';
import { OutlineSymbolProvider } from './document-symbol-provider.ts';
import { StoredDocumentUpdateHandler } from './document-update-handler.ts';
import { ProjectDocumentValidator } from './document-validator.ts';
import { ImportFileOperationHandler } from './file-operation-handler.ts';
import { TextFoldingRangeProvider } from './folding-range-provider.ts';
import { BlanksFormatter } from './formatting/provider.ts';
import { createGuardedParser } from './guarded-parser.ts';
import { MeaningHoverProvider } from './hover-provider.ts';
import { MeaningInlayHintProvider } from './inlay-hints.ts';
import { TenantryLanguageServer } from './language-server.ts';
import { noCrossReferences } from './no-cross-references.ts';
import { RefactoringCodeActionProvider } from './refactorings/provider.ts';
import { SymbolReferencesProvider } from './references-provider.ts';
import { refreshOthers } from './refresh.ts';
import { SymbolRenameProvider } from './rename-provider.ts';
import { followRuleSettings } from './rule-settings.ts';
import { MeaningTokenProvider } from './semantic-token-provider.ts';
import type { TenantryServices, TenantrySharedServices } from './services.ts';
import { FunctionSignatureProvider } from './signature-help-provider.ts';
import { TextValueConverter } from './value-converter.ts';
import { ValidatingWorkspaceManager } from './workspace-manager.ts';
import { OutlineWorkspaceSymbolProvider } from './workspace-symbol-provider.ts';

export type { TenantryServices, TenantrySharedServices };

/** What replaces or adds to Langium's services; one line for each. */
const sharedModule: Module<TenantrySharedServices, PartialLangiumSharedServices & { workspace: { Projects: Projects } }> = {
  lsp: {
    DocumentUpdateHandler: services => new StoredDocumentUpdateHandler(services),
    FileOperationHandler: services => new ImportFileOperationHandler(services),
    LanguageServer: services => new TenantryLanguageServer(services),
    WorkspaceSymbolProvider: services => new OutlineWorkspaceSymbolProvider(services),
  },
  workspace: {
    DocumentBuilder: services => new ProjectDocumentBuilder(services),
    LangiumDocumentFactory: services => new ParsedTextDocumentFactory(services),
    Projects: services => new Projects(() => services.workspace.LangiumDocuments),
    WorkspaceManager: services => new ValidatingWorkspaceManager(services),
  },
};

const module: Module<TenantryServices, PartialLangiumServices> = {
  ...noCrossReferences,
  lsp: {
    CallHierarchyProvider: services => new TenantHierarchyProvider(services),
    CodeActionProvider: services => new RefactoringCodeActionProvider(services),
    CodeLensProvider: services => new SymbolCodeLensProvider(services),
    CompletionProvider: services => new PlaceCompletionProvider(services),
    DefinitionProvider: services => new SymbolDefinitionProvider(services),
    DocumentHighlightProvider: services => new SymbolHighlightProvider(services),
    DocumentLinkProvider: services => new ImportLinkProvider(services),
    DocumentSymbolProvider: () => new OutlineSymbolProvider(),
    FoldingRangeProvider: () => new TextFoldingRangeProvider(),
    Formatter: services => new BlanksFormatter(services),
    HoverProvider: services => new MeaningHoverProvider(services),
    InlayHintProvider: services => new MeaningInlayHintProvider(services),
    ReferencesProvider: services => new SymbolReferencesProvider(services),
    RenameProvider: services => new SymbolRenameProvider(services),
    SemanticTokenProvider: services => new MeaningTokenProvider(services),
    SignatureHelp: services => new FunctionSignatureProvider(services),
  },
  parser: {
    // Completion looks at the text.
    CompletionParser: () => undefined as never,
    LangiumParser: services => createGuardedParser(services),
    ValueConverter: () => new TextValueConverter(),
  },
  validation: {
    DocumentValidator: services => new ProjectDocumentValidator(services),
  },
};

/** The language, without a process around it: `context` brings the file system and, in a server, the connection. */
export function createTenantryServices(context: DefaultSharedModuleContext): { shared: TenantrySharedServices; language: TenantryServices } {
  const shared: TenantrySharedServices = inject(createDefaultSharedModule(context), TenantryGeneratedSharedModule, sharedModule);
  const language: TenantryServices = inject(createDefaultModule({ shared }), TenantryGeneratedModule, module as Module<TenantryServices, TenantryServices>);
  shared.ServiceRegistry.register(language);
  followRuleSettings(shared);
  refreshOthers(shared);
  return { shared, language };
}
