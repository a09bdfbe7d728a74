import type { AstNode } from 'langium';
import type { Ref, Span } from '../model/source.ts';
import type { StructureCode } from '../problems/codes.ts';
import type { Fix } from '../problems/problem.ts';

/** What a reader may ask for and tell, while it reads one declaration for one tenant. */
export interface ReadContext {
  /** Symbol of the tenant whose resource is being read; absent for what belongs to none (a mapping) or to two (a link). */
  readonly tenant?: string;
  /** The other tenant, for links and access settings. */
  readonly partner?: string;
  span(node: AstNode): Span;
  /** The text of a node as it stands in the file. */
  source(node: AstNode): string;
  report(code: StructureCode, span: Span, message: string, fixes?: readonly Fix[]): void;
  /** Finds a symbol of one of these kinds in a tenant (default: the one at hand). Reports when it is not there. */
  resolve(kinds: readonly string[], name: string, span: Span, tenant?: string): Ref | undefined;
  /** Keys of the links from the tenant at hand to a tenant or each tenant of a set. Reports when there is none. */
  resolveLinks(targetName: string, span: Span): readonly Ref[];
  /** Tenant symbols behind a tenant or set name. */
  resolveTenants(name: string, span: Span): readonly string[];
  /** The directory extension of that name in that tenant, if one is declared; mentions are recorded. */
  extension(name: string, span: Span, tenant?: string): string | undefined;
}
