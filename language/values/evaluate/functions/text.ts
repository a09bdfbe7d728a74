import { fail, unknown } from '../outcome.ts';
import { integerAt, listAt, type Places, textAt, textOf, valueAt } from '../places.ts';
import { regularExpression } from '../regular-expression.ts';
import type { Functions } from './function.ts';

export const textFunctions: Functions = {
  Append: places => textAt(places, 0) + textAt(places, 1),
  Prepend: places => textAt(places, 0) + textAt(places, 1),
  InStr: position,
  Join: places =>
    Array.from({ length: places.count - 1 }, (_, i) => i + 1)
      .flatMap(place => (valueAt(places, place) === null ? [textAt(places, place)] : listAt(places, place)))
      .join(textAt(places, 0)),
  // No value is empty text, a negative number means the whole.
  Left(places) {
    const text = textOf(valueAt(places, 0));
    const count = integerAt(places, 1);
    return count < 0 ? text : text.slice(0, count);
  },
  Len: places => textAt(places, 0).length,
  Mid(places) {
    const [start, length] = [integerAt(places, 1), integerAt(places, 2)];
    if (start < 1 || length < 0) fail('Mid counts from 1');
    return textAt(places, 0).slice(start - 1, start - 1 + length);
  },
  NormalizeDiacritics: places => withoutDiacritics(textAt(places, 0)),
  PCase: properCase,
  Replace: replace,
  StripSpaces: places => textAt(places, 0).replaceAll(' ', ''),
  ToLower: places => (places.at(1) === undefined ? textAt(places, 0).toLowerCase() : textAt(places, 0).toLocaleLowerCase(culture(places))),
  ToUpper: places => (places.at(1) === undefined ? textAt(places, 0).toUpperCase() : textAt(places, 0).toLocaleUpperCase(culture(places))),
  // Below 1 or beyond the last word there is empty text.
  Word(places) {
    const delimiters = new Set(textAt(places, 2));
    const words: string[] = [''];
    for (const char of textAt(places, 0)) {
      if (delimiters.has(char)) words.push('');
      else words[words.length - 1] += char;
    }
    return words.filter(word => word !== '')[integerAt(places, 1) - 1] ?? '';
  },
};

function culture(places: Places): string {
  const name = textAt(places, 1);
  return /^[a-z]{2}(-[A-Z]{2})?$/.test(name) ? name : unknown(`the culture "${name}" is left to the service`);
}

/** 0 where the text is not there, as in VBA, whose function this is. */
function position(places: Places): number {
  const [text, wanted] = [textAt(places, 0), textAt(places, 1)];
  const start = places.at(2) === undefined ? 1 : integerAt(places, 2);
  if (start < 1) fail('InStr counts from 1');
  const binary = text.indexOf(wanted, start - 1) + 1;
  const ignoringCase = text.toLowerCase().indexOf(wanted.toLowerCase(), start - 1) + 1;
  const word = places.word(3);
  if (word === 'vbTextCompare') return ignoringCase;
  if (word === 'vbBinaryCompare' || binary === ignoringCase) return binary;
  return unknown('whether letter case counts without a compare type is not documented');
}

const plain: { readonly [letter: string]: string } = { ø: 'oe', Ø: 'OE', ß: 'ss' };

function withoutDiacritics(text: string): string {
  const swapped = text.replace(/[øØß]/g, letter => plain[letter] ?? letter);
  const result = swapped.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  if (/(?![\p{ASCII}])\p{Script=Latin}/u.test(result)) unknown('what becomes of every special letter is not documented');
  return result;
}

function properCase(places: Places): string {
  const text = textAt(places, 0);
  const separators = places.at(1);
  if (separators === undefined) {
    // Words in capitals are abbreviations to .NET.
    if (/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u.test(text)) unknown('the title case of words in capitals is left to the service');
    return text.replace(/(\p{L})([\p{L}'’]*)/gu, (_, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase());
  }
  const ends = new Set(textOf(separators));
  let start = true;
  return [...text]
    .map(char => {
      const cased = start ? char.toUpperCase() : char.toLowerCase();
      start = ends.has(char);
      return cased;
    })
    .join('');
}

/** Which of the optional places are filled decides what is done; other combinations have no meaning. */
function replace(places: Places): string {
  const source = textAt(places, 0);
  const [oldValue, pattern, group, value, attribute, template] = [1, 2, 3, 4, 5, 6].map(place => optionalText(places, place));
  const filled = [oldValue, pattern, group, value, attribute, template].map(place => (place === undefined ? '0' : '1')).join('');
  switch (filled) {
    case '100100':
      return replaceAll(source, oldValue ?? '', value ?? '');
    case '100001':
      return replaceAll(template ?? '', oldValue ?? '', source);
    case '010100':
      checkLength(source, value ?? '');
      return source.replace(regularExpression(pattern ?? '', 'g', source), (...parts) => fillIn(value ?? '', groupsOf(parts)));
    case '011100':
      checkLength(source, value ?? '');
      return replaceGroup(source, regularExpression(pattern ?? '', 'dg', source), group ?? '', value ?? '');
    case '011010':
      return unknown('what Replace takes out of another attribute is left to the service');
    default:
      return fail('Replace has no meaning for the places that are filled');
  }
}

function replaceAll(text: string, wanted: string, value: string): string {
  checkLength(text, value);
  return wanted === '' ? fail('Replace needs a text to look for') : text.replaceAll(wanted, () => value);
}

/** Nested replacements multiply: what could fill the memory is not tried. */
function checkLength(text: string, value: string): void {
  if ((text.length + 1) * (value.length + 1) > 100_000) unknown('the text could become too long to be shown here');
}

const optionalText = (places: Places, place: number): string | undefined => (places.at(place) === undefined ? undefined : textAt(places, place));

type Groups = { readonly [name: string]: string | undefined };

const groupsOf = (parts: readonly unknown[]): Groups => {
  const last = parts[parts.length - 1];
  return typeof last === 'object' && last !== null ? (last as Groups) : {};
};

/** `${name}` stands for what a group matched; other dollar signs are left to the service. */
function fillIn(value: string, groups: Groups): string {
  if (/\$(?!\{)/.test(value)) unknown('what a "$" in a replacement stands for is left to the service');
  return value.replace(/\$\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(groups, name) ? (groups[name] ?? '') : whole));
}

function replaceGroup(source: string, pattern: RegExp, group: string, value: string): string {
  let result = '';
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    const place = match.indices?.groups?.[group];
    if (!place) continue;
    result += source.slice(end, place[0]) + value;
    end = place[1];
  }
  return result + source.slice(end);
}
