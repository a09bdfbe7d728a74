import { inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
} from 'langium/lsp';
import { TenantryGeneratedModule, TenantryGeneratedSharedModule } from '../generated/module.ts';
import { createGuardedParser } from './guarded-parser.ts';
import { TextValueConverter } from './value-converter.ts';

export type TenantryServices = LangiumServices;

/** What replaces or adds to Langium's services; one line for each. */
const module: Module<TenantryServices, PartialLangiumServices> = {
  parser: {
    LangiumParser: services => createGuardedParser(services),
    ValueConverter: () => new TextValueConverter(),
  },
};

/** The language, without a process around it: `context` brings the file system and, in a server, the connection. */
export function createTenantryServices(context: DefaultSharedModuleContext): { shared: LangiumSharedServices; language: TenantryServices } {
  const shared = inject(createDefaultSharedModule(context), TenantryGeneratedSharedModule);
  const language = inject(createDefaultModule({ shared }), TenantryGeneratedModule, module);
  shared.ServiceRegistry.register(language);
  return { shared, language };
}
