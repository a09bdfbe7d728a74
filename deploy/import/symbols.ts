import { userAttributes } from '../../language/data/attributes.ts';

/** Words that mean something where a symbol may stand, and names of kinds: a symbol of that name would be misread. */
const reserved = new Set(
  (
    'in with existing import tenant tenants group user application extension mapping sync mesh catalog package policy organization access settings ' +
    'all members administrators manager self internal external sponsors or fallback within forward to by then after level none defaults allow block ' +
    'office365 role as eligible active on off true false null and not any'
  ).split(' '),
);

/** A readable name made of what people see: "SOC analysts" → socAnalysts. */
export function symbolFrom(displayName: string, otherwise: string): string {
  const words = displayName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join('');
  const named = joined.slice(0, 40);
  if (named === '') return otherwise;
  if (/^\d/.test(named)) return `${otherwise}${named}`;
  return reserved.has(named) ? `${named}${otherwise.charAt(0).toUpperCase()}${otherwise.slice(1)}` : named;
}

/** The name, or the first free one with a number; it is taken from now on. */
export function claim(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

/** Whether somebody may have chosen it as a symbol. */
export const isSymbol = (name: string): boolean => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !['in', 'with', 'existing', 'import'].includes(name);

const builtIn = new Set(userAttributes.map(({ name }) => name.toLowerCase()));

/** Whether Entra has an attribute of that name: an extension must not hide it. */
export const isAttribute = (name: string): boolean => builtIn.has(name.toLowerCase());
