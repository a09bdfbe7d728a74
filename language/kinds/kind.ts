import type { AssignmentPolicy, Declared, Resource, ResourceKind, ResourceOf, SyncLink, Tenant } from '../model/topology.ts';
import type { AttributeFlow } from '../model/values.ts';
import type { PropertyType } from '../values/property-type.ts';

/** A property of a kind: how it is written and what it means. */
export interface PropertyDescriptor<T = unknown> {
  readonly type: PropertyType<T>;
  /** For hover, completion and the reference pages: one or two sentences in Entra's words. */
  readonly summary: string;
  /** What holds when it is not written. */
  readonly otherwise?: string;
  readonly required?: boolean;
  /** May be set on something that exists already, because it helps to find it. */
  readonly identifies?: boolean;
}

export type Properties = { readonly [name: string]: PropertyDescriptor };
export type Values<P extends Properties> = { readonly [K in keyof P]?: P[K] extends PropertyDescriptor<infer T> ? T : never };

export const property = <T>(type: PropertyType<T>, summary: string, more: Omit<PropertyDescriptor<T>, 'type' | 'summary'> = {}): PropertyDescriptor<T> => ({
  type,
  summary,
  ...more,
});

/** What every declaration brings to its model object. */
export type Base<K extends string> = Declared<K>;

interface KindText {
  /** The word a declaration starts with. */
  readonly keyword: string;
  /** "access package": as people say it, without article. */
  readonly title: string;
  /** For hover and the reference pages. */
  readonly summary: string;
  readonly properties: Properties;
  /** A whole correct block for completion; LSP snippet syntax. */
  readonly snippet: string;
}

/** The forms of header that kinds choose from. `existing`: whether it may, must or must not refer to what is there already. */
export type Kind =
  | (KindText & { readonly header: 'tenant'; create(base: Base<'tenant'>, values: Values<Properties>): Tenant })
  | (KindText & { readonly header: 'topology' | 'set' })
  | (KindText & { readonly header: 'mapping' })
  | (KindText & { readonly header: 'link' | 'mesh'; create(base: LinkBase, values: Values<Properties>): SyncLink })
  | PlacedKind
  | (KindText & { readonly header: 'pair'; create(base: PlacedBase<'access'> & { readonly partner: string }, values: Values<Properties>): Resource });

export interface PlacedKind extends KindText {
  readonly header: 'placed';
  readonly existing: 'never' | 'optional' | 'always';
  /** A tenant has one of it, whatever it is called. */
  readonly singleton?: boolean;
  /** Words that may follow the name after a colon, such as the data type of an extension. */
  readonly types?: readonly string[];
  readonly blocks?: { readonly [keyword: string]: BlockKind };
  create(base: PlacedBase<ResourceKind>, values: Values<Properties>, parts: PlacedParts): Resource;
}

export interface BlockKind extends KindText {
  readonly header: 'block';
  create(base: Base<'policy'>, values: Values<Properties>): AssignmentPolicy;
}

export type PlacedBase<K extends string> = Base<K> & { readonly tenant: string; readonly existing: boolean };
export type LinkBase = Base<'sync'> & { readonly source: string; readonly target: string; readonly mesh?: string; readonly flows: readonly AttributeFlow[] };
export interface PlacedParts {
  /** The word after the colon. */
  readonly type?: string;
  readonly policies: readonly AssignmentPolicy[];
}

/** Defines a kind that lives in one tenant, with its values typed by its properties. */
export function placed<K extends ResourceKind, P extends Properties>(
  kind: Omit<PlacedKind, 'header' | 'create' | 'properties'> & {
    readonly keyword: K;
    readonly properties: P;
    create(base: PlacedBase<K>, values: Values<P>, parts: PlacedParts): ResourceOf<K>;
  },
): PlacedKind & { readonly keyword: K } {
  return { ...kind, header: 'placed', create: kind.create as unknown as PlacedKind['create'] };
}
