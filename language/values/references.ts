import type { Ref } from '../model/source.ts';
import type { PropertyType } from './property-type.ts';
import { each, single } from './scalars.ts';

/** One symbol of a kind in the tenant at hand. */
export function reference(kind: string, title: string): PropertyType<Ref> {
  return {
    name: title,
    form: `the name of ${title}`,
    read: (value, cx) =>
      single(value, cx, title, cursor => {
        const name = cursor.word();
        return name ? cx.resolve([kind], name.text, name.span) : cursor.fail(`the name of ${title}`);
      }),
    expect: ({ before }) => (before.length === 0 ? [{ type: 'symbols', kinds: [kind], scope: 'tenant' }] : []),
  };
}

/** Several symbols of some kinds in the tenant at hand. */
export function references(kinds: readonly string[], title: string): PropertyType<readonly Ref[]> {
  return {
    name: title,
    form: `names of ${title}, separated by commas`,
    read: (value, cx) =>
      each(value, cx, cursor => {
        const name = cursor.word();
        return name ? cx.resolve(kinds, name.text, name.span) : cursor.fail(`the name of ${title}`);
      }),
    expect: ({ before }) => (before.length === 0 ? [{ type: 'symbols', kinds, scope: 'tenant' }] : []),
  };
}

/** The symbol of a tenant. */
export const tenantName: PropertyType<string> = {
  name: 'tenant',
  form: 'the name of a tenant',
  read: (value, cx) =>
    single(value, cx, 'tenant', cursor => {
      const name = cursor.word();
      return name ? cx.resolveTenants(name.text, name.span)[0] : cursor.fail('the name of a tenant');
    }),
  expect: ({ before }) => (before.length === 0 ? [{ type: 'symbols', kinds: ['tenant'], scope: 'any' }] : []),
};

/** The symbol of a mapping, or `defaults`. */
export const mappingName: PropertyType<string> = {
  name: 'mapping',
  form: 'the name of a mapping, or defaults',
  read: (value, cx) =>
    single(value, cx, 'mapping', cursor => {
      if (cursor.take('defaults')) return 'defaults';
      const name = cursor.word();
      if (!name) return cursor.fail('the name of a mapping, or defaults');
      return cx.resolve(['mapping'], name.text, name.span) ? name.text : undefined;
    }),
  expect: ({ before }) =>
    before.length === 0
      ? [
          { type: 'symbols', kinds: ['mapping'], scope: 'any' },
          { type: 'words', words: [{ word: 'defaults', detail: 'the default mappings of the template, unchanged' }] },
        ]
      : [],
};
