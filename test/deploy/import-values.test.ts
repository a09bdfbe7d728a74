import { describe, expect, test } from 'vitest';
import { durationText } from '../../deploy/import/duration-text.ts';
import { expressionText } from '../../deploy/import/expression-text.ts';
import { filterText } from '../../deploy/import/filter-text.ts';
import { groupPairs } from '../../deploy/import/pairs.ts';
import { isPlain, quote, shown } from '../../deploy/import/quote.ts';
import { membershipRuleText } from '../../deploy/import/rule-text.ts';
import { claim, symbolFrom } from '../../deploy/import/symbols.ts';

const itself = (name: string): string => name;

describe('symbols', () => {
  test.each([
    ['SOC analysts', 'socAnalysts'],
    ['Zürich – Büro', 'zurichBuro'],
    ['SharePoint Admins', 'sharePointAdmins'],
    ['2nd line', 'group2ndLine'],
    ['日本', 'group'],
    ['', 'group'],
    ['Manager', 'managerGroup'],
    ['All', 'allGroup'],
  ])('%s', (displayName, symbol) => expect(symbolFrom(displayName, 'group')).toBe(symbol));

  test('what is taken gets a number', () => {
    const taken = new Set<string>();
    expect([claim('a', taken), claim('a', taken), claim('a2', taken), claim('a', taken)]).toEqual(['a', 'a2', 'a22', 'a3']);
  });
});

describe('durations', () => {
  test.each([
    ['P30D', '30d'],
    ['PT8H', '8h'],
    ['PT90M', '90min'],
    ['P2W', '14d'],
    ['P6M', '6mo'],
    ['P1Y', '1y'],
    ['P1Y2M', '14mo'],
    ['P1DT12H', '36h'],
    ['P1DT0H0M0S', '1d'],
  ])('%s', (iso, text) => expect(durationText(iso)).toBe(text));

  test.each(['P1M1D', 'PT30S', '', 'P', '30d'])('%s has no form', iso => expect(durationText(iso)).toBeUndefined());
});

describe('texts', () => {
  test('quotes and backslashes are escaped', () => expect(quote('a "b" \\c')).toBe('"a \\"b\\" \\\\c"'));
  test.each(['a\nb', 'a\rb', '\u202eb', '\u2066b', '\u0000', '\u2028'])('%j cannot stand in a file', text => {
    expect(isPlain(text)).toBe(false);
    expect(isPlain(shown(text))).toBe(true);
  });
});

describe('membership rules', () => {
  test.each([
    ['(user.department -eq "Security") -and (user.accountEnabled -eq true)', 'user.department -eq "Security" -and user.accountEnabled -eq true'],
    ['((user.a -eq "x") -or (user.b -eq "y")) -and (user.c -ne null)', '(user.a -eq "x" -or user.b -eq "y") -and user.c -ne null'],
    ['-not (user.a -in ["x","y"])', '-not (user.a -in ["x", "y"])'],
    ['user.displayName -eq "a `"b`" \\c"', 'user.displayName -eq "a \\"b\\" \\\\c"'],
    ['user.proxyAddresses -any (_ -startsWith "a")', 'user.proxyAddresses -any (_ -startsWith "a")'],
    ['user.extension_0123456789abcdef0123456789abcdef_role -eq "x"', 'user.role -eq "x"'],
  ])('%s', (rule, text) => expect(membershipRuleText(rule, name => (name.startsWith('extension_') ? 'role' : name))).toBe(text));

  test.each(["user.a -eq 'x'", 'user.a -eq "x" }', 'user.a -eq "x', 'user.a -eq "x\ny"', 'user.a -eq "x") -or (user.b -eq "y"', ''])('%j has no form', rule =>
    expect(membershipRuleText(rule, itself)).toBeUndefined(),
  );
});

describe('expressions', () => {
  const source = (expression: string) => ({ type: 'Function', name: 'x', expression, parameters: [] });
  test.each([
    ['Append([displayName], " (Contoso)")', 'Append([displayName], " (Contoso)")'],
    ['IIF([a]="x",  "y", [b])', 'IIF([a]="x", "y", [b])'],
    ['Replace([a], , "(\\\\d+)", , "", , )', 'Replace([a], , "(\\\\d+)", , "", , )'],
  ])('%s', (expression, text) => expect(expressionText(source(expression), itself)).toBe(text));

  test('constants and attributes without an expression', () => {
    expect(expressionText({ type: 'Constant', name: 'a "b"' }, itself)).toBe('"a \\"b\\""');
    expect(expressionText({ type: 'Attribute', name: 'city' }, itself)).toBe('[city]');
  });

  test.each(['"a" } tenant evil {', '[a]) // x', '"a\nb"', 'a: b', '[a]<-[b]', '{a}'])('%j has no form', expression =>
    expect(expressionText(source(expression), itself)).toBeUndefined(),
  );
});

describe('filters', () => {
  const clause = (name: string, operator: string, ...values: string[]) => ({ sourceOperandName: name, operatorName: operator, targetOperand: { values } });
  test('ours are written, others are named, the built-in one is not', () => {
    const groups = [
      { name: 'Filter external users', clauses: [clause('alternativeSecurityIds', 'EQUALS', 'None')] },
      { name: 'Tenantry 1', clauses: [clause('department', 'EQUALS', 'Security'), clause('accountEnabled', 'IS TRUE')] },
      { name: 'Tenantry 2', clauses: [clause('city', 'NOT EQUALS', 'a "b"')] },
      { name: 'Mine', clauses: [clause('state', 'IS NULL')] },
    ];
    expect(filterText(groups, itself)).toEqual({
      text: 'department EQUALS "Security" AND accountEnabled IS TRUE OR city NOT EQUALS "a \\"b\\""',
      others: ['Mine'],
    });
  });

  test('an operator that the language does not have', () =>
    expect(filterText([{ name: 'Tenantry', clauses: [clause('city', 'LIKE', 'x')] }], itself)).toBeUndefined());
});

describe('pairs of tenants', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const all = (tenants: readonly string[]) => tenants.flatMap(from => tenants.filter(to => to !== from).map(to => ({ from, to })));
  const pairs = (groups: ReturnType<typeof groupPairs>) =>
    groups.flatMap(({ from, to }) => from.flatMap(a => to.filter(b => b !== a).map(b => `${a}${b}`))).sort();

  test('all ordered pairs are a mesh', () =>
    expect(groupPairs(all(['a', 'b', 'c']), order, { meshes: true })).toEqual([{ form: 'mesh', from: ['a', 'b', 'c'], to: ['a', 'b', 'c'] }]));

  test('a mesh without one link is smaller, and the rest is said beside it', () => {
    const given = all(['a', 'b', 'c', 'd']).filter(({ from, to }) => !(from === 'd' && to === 'a'));
    const groups = groupPairs(given, order, { meshes: true });
    expect(groups[0]).toEqual({ form: 'mesh', from: ['a', 'b', 'c'], to: ['a', 'b', 'c'] });
    expect(pairs(groups)).toEqual(given.map(({ from, to }) => from + to).sort());
  });

  test('one to many, and many to one', () => {
    expect(
      groupPairs(
        ['b', 'c', 'd'].map(to => ({ from: 'a', to })),
        order,
        { meshes: true },
      ),
    ).toEqual([{ form: 'product', from: ['a'], to: ['b', 'c', 'd'] }]);
    expect(
      groupPairs(
        ['b', 'c', 'd'].map(from => ({ from, to: 'a' })),
        order,
        { meshes: true },
      ),
    ).toEqual([{ form: 'product', from: ['b', 'c', 'd'], to: ['a'] }]);
  });

  test('whatever the pairs are, each is said once', () => {
    const possible = all(order);
    let seed = 7;
    for (let run = 0; run < 300; run++) {
      const given = possible.filter(() => {
        seed = (seed * 48271) % 2147483647;
        return seed % 2 === 0;
      });
      for (const meshes of [true, false]) expect(pairs(groupPairs(given, order, { meshes }))).toEqual(given.map(({ from, to }) => from + to).sort());
    }
  });
});
