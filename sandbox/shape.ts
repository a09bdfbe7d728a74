// What a JSON file may hold, as data, and the sentences about what it holds instead.
import { isObject } from './json.ts';

export type Shape =
  | { kind: 'any' | 'text' | 'boolean' | 'texts' | 'pattern' }
  | { kind: 'number'; least?: number; most?: number; above?: number; whole?: boolean }
  | { kind: 'one'; of: readonly string[] }
  | { kind: 'list'; of: Shape }
  | { kind: 'object'; members: Readonly<Record<string, Shape>>; required?: readonly string[] }
  /** An object whose member `tag` says which of the shapes it has. */
  | { kind: 'tagged'; tag: string; of: Readonly<Record<string, Shape>> };

/** Every mistake in a value, each with its place. */
export function checked(value: unknown, shape: Shape, place: string): string[] {
  const wrong = (expected: string): string[] => [`${place || 'The file'} must be ${expected}${place ? `, not ${brief(value)}` : ''}.`];
  switch (shape.kind) {
    case 'any':
      return [];
    case 'text':
      return typeof value === 'string' ? [] : wrong('a text');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'pattern':
      return typeof value === 'string' && isPattern(value) ? [] : wrong('a regular expression');
    case 'texts':
      return isObject(value) && Object.values(value).every(item => typeof item === 'string') ? [] : wrong('an object of texts');
    case 'number':
      return typeof value === 'number' && fits(value, shape) ? [] : wrong(numberOf(shape));
    case 'one':
      return typeof value === 'string' && shape.of.includes(value) ? [] : wrong(`one of ${shape.of.join(', ')}`);
    case 'list':
      return Array.isArray(value) ? value.flatMap((item, index) => checked(item, shape.of, `${place}[${index}]`)) : wrong('a list');
    case 'tagged': {
      if (!isObject(value)) return wrong('an object');
      const tag = value[shape.tag];
      const chosen = typeof tag === 'string' && Object.hasOwn(shape.of, tag) ? shape.of[tag] : undefined;
      return chosen ? checked(value, chosen, place) : checked(tag, { kind: 'one', of: Object.keys(shape.of) }, join(place, shape.tag));
    }
    case 'object': {
      if (!isObject(value)) return wrong('an object');
      const missing = (shape.required ?? []).filter(name => value[name] === undefined).map(name => `${join(place, name)} is missing.`);
      const members = Object.entries(value).flatMap(([name, item]) => {
        const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
        return member ? checked(item, member, join(place, name)) : [`${join(place, name)} is not known. Known are ${Object.keys(shape.members).join(', ')}.`];
      });
      return [...missing, ...members];
    }
  }
}

const join = (place: string, name: string): string => (place ? `${place}.${name}` : name);

const brief = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value).slice(0, 60));

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const fits = (value: number, { least, most, above, whole }: Shape & { kind: 'number' }): boolean =>
  Number.isFinite(value) && value >= (least ?? -Infinity) && value <= (most ?? Infinity) && value > (above ?? -Infinity) && (!whole || Number.isInteger(value));

function numberOf({ least, most, above, whole }: Shape & { kind: 'number' }): string {
  const bounds = [least === undefined ? '' : `from ${least}`, above === undefined ? '' : `above ${above}`, most === undefined ? '' : `to ${most}`];
  return [whole ? 'a whole number' : 'a number', ...bounds].filter(Boolean).join(' ');
}
