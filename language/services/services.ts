import type { LangiumServices, LangiumSharedServices } from 'langium/lsp';
import type { Projects } from '../project/workspace.ts';

/** Langium's services of this language. */
export type TenantryServices = LangiumServices & { readonly shared: TenantrySharedServices };

/** Langium's shared services and the one that knows which topologies the files make. */
export type TenantrySharedServices = LangiumSharedServices & { readonly workspace: { readonly Projects: Projects } };
