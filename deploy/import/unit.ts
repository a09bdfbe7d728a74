/** A property of a declaration, its value as written. */
export interface Line {
  readonly name: string;
  readonly value: string;
  /** Keys of what the value names. */
  readonly needs: readonly string[];
  /** Tenants whose links are given, after the rest of the value. */
  readonly links?: readonly string[];
}

/** A policy inside of a package. */
export interface Block {
  readonly key: string;
  readonly label: string;
  readonly lines: readonly Line[];
}

/** A declaration in one tenant. */
export interface Unit {
  readonly key: string;
  readonly keyword: 'group' | 'user' | 'application' | 'extension' | 'catalog' | 'package' | 'organization' | 'settings';
  /** Symbol of the tenant. */
  readonly tenant: string;
  readonly symbol: string;
  /** In double quotes, as written. */
  readonly display?: string;
  /** Data type of an extension. */
  readonly type?: string;
  readonly existing: boolean;
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
}

/** One row of a mapping. */
export interface Row {
  readonly key: string;
  readonly target: string;
  readonly value: string;
  readonly needs: readonly string[];
}

export type LinkLabel =
  | { readonly form: 'usual' }
  /** `SOC (Contoso to Fabrikam)`: text and pair. */
  | { readonly form: 'common'; readonly text: string; readonly pair: string }
  | { readonly form: 'own'; readonly text: string };

/** A synchronization configuration whose both halves are as a statement says. */
export interface LinkUnit {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  /** Name of the configuration: the usual one of two tenants, one with a common part, or any other. */
  readonly label: LinkLabel;
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
}

/** Cross-tenant access settings on top of what links need. */
export interface AccessUnit {
  readonly key: string;
  readonly tenant: string;
  readonly partner: string;
  readonly lines: readonly Line[];
}

/** Something that is in a tenant and not in the file. */
export interface Omission {
  readonly tenant: string;
  readonly what: string;
  readonly why: string;
}

export const line = (name: string, value: string, needs: readonly string[] = []): Line => ({ name, value, needs });

/** The line, unless there is no value. */
export const optional = (name: string, value: string | undefined, needs: readonly string[] = []): Line[] =>
  value === undefined ? [] : [line(name, value, needs)];
