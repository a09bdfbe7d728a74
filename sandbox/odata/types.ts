// The published types, as data. Written by scripts/derive-graph-types.ts.
import table from '../data/graph-types.json' with { type: 'json' };

interface TypeData {
  base?: string;
  abstract?: boolean;
  open?: boolean;
  properties: Record<string, string>;
  navigation: Record<string, string>;
}
interface EnumData {
  flags?: boolean;
  values: string[];
}
export interface Member {
  type: string;
  collection: boolean;
  nullable: boolean;
  navigation: boolean;
}

const TYPES = table.types as unknown as Record<string, TypeData>;
const ENUMS = table.enums as unknown as Record<string, EnumData>;

export const typeOf = (name: string): TypeData | undefined => (Object.hasOwn(TYPES, name) ? TYPES[name] : undefined);
export const enumOf = (name: string): EnumData | undefined => (Object.hasOwn(ENUMS, name) ? ENUMS[name] : undefined);

const own = (list: Record<string, string>, name: string): string | undefined => (Object.hasOwn(list, name) ? list[name] : undefined);

export function memberOf(text: string, navigation = false): Member {
  const nullable = !text.endsWith('!');
  const bare = nullable ? text : text.slice(0, -1);
  const collection = bare.endsWith('[]');
  return { type: collection ? bare.slice(0, -2) : bare, collection, nullable, navigation };
}

/** Members of documented bodies that no v1.0 type declares (section 22 of the reference). */
const UNDECLARED: Record<string, Record<string, string>> = {
  accessPackageAssignment: { targetId: 'String', assignmentPolicyId: 'String', accessPackageId: 'String' },
};

/** Also what may be sent although it is not declared. */
export const findSendable = (typeName: string, name: string): Member | undefined => {
  const declared = findMember(typeName, name);
  const undeclared = own(UNDECLARED[typeName] ?? {}, name);
  return declared ?? (undeclared === undefined ? undefined : memberOf(undeclared));
};

/** The member of a type or of a base of it, in exactly this spelling. */
export function findMember(typeName: string, name: string): Member | undefined {
  for (let at = typeOf(typeName); at; at = at.base ? typeOf(at.base) : undefined) {
    const property = own(at.properties, name);
    if (property !== undefined) return memberOf(property);
    const navigation = own(at.navigation, name);
    if (navigation !== undefined) return memberOf(navigation, true);
  }
  return undefined;
}

export function isA(typeName: string, base: string): boolean {
  for (let at: string | undefined = typeName; at; at = typeOf(at)?.base) if (at === base) return true;
  return false;
}

export const isAbstract = (typeName: string): boolean => typeOf(typeName)?.abstract === true;
export const isOpen = (typeName: string): boolean => typeOf(typeName)?.open === true;
export const derivedTypes = (base: string): string[] => Object.keys(TYPES).filter(name => name !== base && isA(name, base));

/** extension_{32 hexadecimal digits}_{name}: a directory extension. */
export const isExtensionName = (name: string): boolean => /^extension_[0-9a-f]{32}_\w+$/.test(name);
