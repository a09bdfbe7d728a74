/** What gives the tokens of a tenant: an account of the editor, a browser, or the Azure CLI. */
export type SignInKind = 'microsoft' | 'browser' | 'azureCli';

/** Who signs in to a tenant. */
export interface BoundAccount {
  readonly how: SignInKind;
  /** Of the editor's account; absent for other kinds, and before the first sign-in. */
  readonly id?: string;
  /** Name for people; empty before the first sign-in. */
  readonly label: string;
}

const kinds: readonly unknown[] = ['microsoft', 'browser', 'azureCli'] satisfies SignInKind[];

/** Bindings as they were stored, by whatever version. Earlier ones knew accounts of the editor alone. What cannot be read is no binding. */
export function readBindings(stored: unknown): Readonly<Record<string, BoundAccount>> {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([tenantId, value]: [string, unknown]) => {
      const binding = readBinding(value);
      return binding ? [[tenantId, binding]] : [];
    }),
  );
}

function readBinding(value: unknown): BoundAccount | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { how = 'microsoft', id, label } = value as Readonly<Record<string, unknown>>;
  if (!kinds.includes(how) || typeof label !== 'string') return undefined;
  return { how: how as SignInKind, ...(typeof id === 'string' ? { id } : {}), label };
}
