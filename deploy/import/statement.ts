/** What a piece of the file is about: a key and the tenants that have a part in it. */
export interface About {
  readonly key: string;
  readonly tenants: readonly string[];
}

export interface StatementLine {
  readonly text: string;
  /** Absent: about what its statement is about. */
  readonly about?: readonly About[];
}

/** A declaration, perhaps of the same thing in several tenants; tenant lists are not written yet. */
export interface Statement {
  readonly about: readonly About[];
  /** Pieces of the header: words, and lists of tenants that may get a name. */
  readonly header: readonly (string | readonly string[])[];
  readonly lines: readonly (StatementLine | GrantsLine)[];
  readonly blocks: readonly { readonly about: readonly About[]; readonly header: string; readonly lines: readonly StatementLine[] }[];
}

/** What a package gives, the ways into other tenants last. */
export interface GrantsLine {
  readonly grants: string;
  readonly links: readonly string[];
}

/** Where something stands in a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly about: readonly About[];
}
