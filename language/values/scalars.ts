import type { Value } from '../generated/ast.ts';
import { nearest } from '../problems/nearest.ts';
import { Cursor } from './cursor.ts';
import { type PropertyType, words } from './property-type.ts';
import type { ReadContext } from './read-context.ts';

/** Reads the one phrase of a value; more than one is reported. */
export function single<T>(value: Value, cx: ReadContext, what: string, read: (cursor: Cursor) => T | undefined): T | undefined {
  const [phrase, second] = value.phrases;
  if (!phrase) return undefined;
  if (second) cx.report('bad-value', cx.span(second), `Expected one ${what}, not a list.`);
  const cursor = new Cursor(phrase, cx);
  const result = read(cursor);
  if (result !== undefined) cursor.end('nothing more');
  return result;
}

/** Reads each phrase of a comma-separated list; what cannot be read is left out. */
export function each<T>(value: Value, cx: ReadContext, read: (cursor: Cursor) => T | undefined): T[] {
  return value.phrases.flatMap(phrase => {
    const cursor = new Cursor(phrase, cx);
    const result = read(cursor);
    if (result === undefined) return [];
    cursor.end('a comma or the next property');
    return [result];
  });
}

export const text: PropertyType<string> = {
  name: 'text',
  form: 'a text in double quotes',
  read: (value, cx) => single(value, cx, 'text', cursor => cursor.text()?.text ?? cursor.fail('a text in double quotes')),
  expect: ({ before }) => (before.length === 0 ? [words({ word: '""', snippet: '"$0"' })] : []),
};

export const texts: PropertyType<readonly string[]> = {
  name: 'list of texts',
  form: 'texts in double quotes, separated by commas',
  read: (value, cx) => each(value, cx, cursor => cursor.text()?.text ?? cursor.fail('a text in double quotes')),
  expect: ({ before }) => (before.length === 0 ? [words({ word: '""', snippet: '"$0"' })] : []),
};

export const mail: PropertyType<string> = {
  name: 'mail address',
  form: 'a mail address in double quotes: "soc@contoso.com"',
  read: (value, cx) =>
    single(value, cx, 'mail address', cursor => {
      const found = cursor.text();
      if (!found) return cursor.fail('a mail address in double quotes');
      if (!/^[^\s@]+@[^\s@]+$/.test(found.text)) cx.report('bad-value', found.span, `"${found.text}" is not a mail address.`);
      return found.text;
    }),
  expect: text.expect,
};

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A GUID, lower case. */
export const guid: PropertyType<string> = {
  name: 'id',
  form: 'a GUID in double quotes',
  read: (value, cx) =>
    single(value, cx, 'id', cursor => {
      const found = cursor.text();
      if (!found) return cursor.fail('a GUID in double quotes');
      if (GUID.test(found.text)) return found.text.toLowerCase();
      const bare = found.text.replace(/^\s*[{(]\s*|\s*[)}]\s*$/g, '').trim();
      if (GUID.test(bare))
        cx.report('bad-value', found.span, 'A GUID stands without braces and blanks.', [
          { title: 'Leave the GUID alone', edits: [{ span: found.span, text: `"${bare}"` }] },
        ]);
      else cx.report('bad-value', found.span, `"${found.text}" is not a GUID.`);
      return undefined;
    }),
  expect: text.expect,
};

export const isGuid = (value: string): boolean => GUID.test(value);

export const boolean: PropertyType<boolean> = {
  name: 'true or false',
  form: 'true or false',
  read: (value, cx) => single(value, cx, 'true or false', cursor => (cursor.take('true') ? true : cursor.take('false') ? false : cursor.fail('true or false'))),
  expect: ({ before }) => (before.length === 0 ? [words('true', 'false')] : []),
};

export function integer(min: number, max: number): PropertyType<number> {
  const form = `a whole number from ${min} to ${max}`;
  return {
    name: 'number',
    form,
    read: (value, cx) =>
      single(value, cx, 'number', cursor => {
        const found = cursor.number();
        if (!found) return cursor.fail(form);
        const number = /^-?\d+$/.test(found.text) ? Number(found.text) : Number.NaN;
        if (Number.isSafeInteger(number) && number >= min && number <= max) return number;
        cx.report('bad-value', found.span, `Expected ${form}, found "${found.text}".`);
        return undefined;
      }),
    expect: () => [],
  };
}

/** Exactly one of some words; each has a meaning for the model and a sentence for people. */
export function oneOf<T extends string>(options: { readonly [W in T]: string }): PropertyType<T> {
  const names = Object.keys(options) as T[];
  const form = listed(names);
  return {
    name: 'choice',
    form,
    read: (value, cx) => single(value, cx, 'word', cursor => takeOption(cursor, names, form)),
    expect: ({ before }) => (before.length === 0 ? [words(...names.map(word => ({ word, detail: options[word] })))] : []),
  };
}

/** Any of some words, separated by commas; `none` alone empties the list. */
export function someOf<T extends string>(options: { readonly [W in T]: string }): PropertyType<readonly T[]> {
  const names = Object.keys(options) as T[];
  const form = `none, or some of ${names.join(', ')}`;
  return {
    name: 'choices',
    form,
    read(value, cx) {
      const [phrase] = value.phrases;
      if (value.phrases.length === 1 && phrase && new Cursor(phrase, cx).peekWord() === 'none')
        return single(value, cx, 'word', cursor => (cursor.take('none') ? [] : undefined));
      return [...new Set(each(value, cx, cursor => takeOption(cursor, names, form)))];
    },
    expect: ({ before, phrase }) =>
      before.length === 0
        ? [words(...names.map(word => ({ word, detail: options[word] })), ...(phrase === 0 ? [{ word: 'none', detail: 'nothing of this' }] : []))]
        : [],
  };
}

function takeOption<T extends string>(cursor: Cursor, names: readonly T[], form: string): T | undefined {
  const found = cursor.word();
  if (!found) return cursor.fail(form);
  const exact = names.find(name => name === found.text);
  if (exact) return exact;
  const close = nearest(found.text, names);
  cursor.cx.report(
    'bad-value',
    found.span,
    `Expected ${form}, found "${found.text}".${close ? ` Did you mean "${close}"?` : ''}`,
    close ? [{ title: `Change to "${close}"`, edits: [{ span: found.span, text: close }] }] : [],
  );
  return undefined;
}

/** "a, b or c" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}
