import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expressionFunctions } from '../../../language/data/functions.ts';
import { functions } from '../../../language/values/evaluate/functions/index.ts';
import { sampleUser, type UserValues } from '../../../language/values/evaluate/index.ts';
import { given } from './evaluate.ts';

test('every function of the vocabulary is evaluated or has a placeholder', () => {
  expect(Object.keys(functions).sort()).toEqual(expressionFunctions.map(({ name }) => name).sort());
});

const reference = new URL('../../../../shared/reference/entra/functions.json', import.meta.url);
interface Example {
  readonly expression: string;
  readonly given: UserValues;
  readonly result: string;
}
const examples: readonly Example[] = existsSync(reference)
  ? (JSON.parse(readFileSync(reference, 'utf8')) as { functions: { examples: Example[] }[] }).functions.flatMap(entry => entry.examples)
  : [];
test.runIf(examples.length > 0).each(examples)('reference: $expression = $result', async ({ expression, given: user, result }) => {
  expect(await given(expression, user)).toBe(result);
});

describe('values', () => {
  test.each([
    ['Append([displayName], " (Contoso)")', 'Ana Lima (Contoso)'],
    ['"Contoso"', 'Contoso'],
    ['[department]', 'Security'],
    ['[manager]', 'no value'],
    ['ToLower(Left(Word([displayName], 2, " "), 2))', 'li'],
    ['Join(", ", [surname], [givenName])', 'Lima, Ana'],
    ['Join("; ", "a", Split("b,c", ","))', 'a; b; c'],
    ['BitAnd(&HF, 10)', '10'],
    ['Left("Lima", -1)', 'Lima'],
    ['Left([manager], 3)', ''],
    ['Mid("Lima", 3, 99)', 'ma'],
    ['Word("a-b c", 3, "- ")', 'c'],
    ['Word("a b", 9, " ")', ''],
    ['Len("Lima")', '4'],
    ['InStr("Lima", "x")', '0'],
    ['InStr("Contoso", "o", 3)', '5'],
    ['InStr("Contoso", "TOSO", 1, vbTextCompare)', '4'],
    ['InStr("Contoso", "TOSO", 1, vbBinaryCompare)', '0'],
    ['NormalizeDiacritics("Jürgen Bøe Weiß")', 'Jurgen Boee Weiss'],
    ['StripSpaces(" a b ")', 'ab'],
    ['PCase("ana lima")', 'Ana Lima'],
    ['ToUpper("straße", "de-DE")', 'STRASSE'],
    ['Count([proxyAddresses])', '1'],
    ['RemoveDuplicates(Split("a,b,a", ","))', 'a, b'],
    ['Redact([city])', 'Lisbon'],
    ['CStr(7)', '7'],
    ['Not(CBool(0))', 'True'],
    ['IsString("x")', 'True'],
    ['ConvertToUTF8Hex("ß")', 'C39F'],
  ])('%s = %s', async (expression, value) => {
    expect(await given(expression, sampleUser())).toBe(value);
  });
});

describe('empty values', () => {
  test.each([
    ['Coalesce([mail], [city], "none")', 'none'],
    ['Coalesce([mail], [city])', 'no value'],
    ['IsNull([mail])', 'True'],
    ['IsNullOrEmpty("")', 'True'],
    ['IsPresent([mail])', 'False'],
    ['Switch([mail], "other", "", "empty")', 'empty'],
    ['Switch([mail], , "x", "y")', 'no value'],
    ['IgnoreFlowIfNullOrEmpty([mail])', 'no value'],
    ['IIF([mail] = "x", "a", "b")', 'fails: a comparison fails on an empty value'],
    ['IIF("x" = "x", "a", [mail])', 'a'],
    ['Append([mail], "x")', 'unknown: what this function gives for an empty value is not documented'],
  ])('%s: %s', async (expression, value) => {
    expect(await given(expression)).toBe(value);
  });
});

describe('letter case', () => {
  test.each([
    ['Switch("security", "other", "Security", "SOC")', 'other'],
    ['Replace("Ana", "a", , , "o", , )', 'Ano'],
    ['IIF("a" = "A", "x", "y")', 'unknown: whether letter case counts in a comparison is not documented'],
    ['append("a", "b")', 'fails: there is no function append'],
  ])('%s: %s', async (expression, value) => {
    expect(await given(expression)).toBe(value);
  });
});

describe('Replace', () => {
  test.each([
    ['Replace("Ana", "Ana", , , , , "Hello Ana, Ana")', 'Hello Ana, Ana'],
    ['Replace("Ana Lima", , "(?<first>\\\\w+) (?<last>\\\\w+)", , "${last} ${first}", , )', 'Lima Ana'],
    ['Replace("ana@contoso.com", , "@(?<domain>.*)", "domain", "fabrikam.com", , )', 'ana@fabrikam.com'],
    ['Replace("a.b", ".", , , "$&", , )', 'a$&b'],
    ['Replace("x", "x", "y", , "z", , )', 'fails: Replace has no meaning for the places that are filled'],
    ['Replace("x", , "(", , "z", , )', 'fails: the regular expression is wrong: a "(" is not closed'],
    ['Replace("x", , "(?i)X", , "z", , )', 'unknown: the regular expression uses what only .NET knows'],
  ])('%s = %s', async (expression, value) => {
    expect(await given(expression)).toBe(value);
  });
});

describe('dates', () => {
  test.each([
    ['CDate("2026-03-02T15:04:05+01:00")', '3/2/2026 2:04:05 PM'],
    ['DateAdd("m", 1, CDate("2026-01-31"))', '2/28/2026 12:00:00 AM'],
    ['DateAdd("yyyy", -1, CDate("2024-02-29"))', '2/28/2023 12:00:00 AM'],
    ['DateAdd("ww", 2, CDate("2026-03-02"))', '3/16/2026 12:00:00 AM'],
    ['DateAdd("d", 1, "2026-03-02")', 'fails: a date is expected: CDate("2026-03-02")'],
    ['DateDiff("d", CDate("2026-01-02"), CDate("2026-01-01"))', '-1'],
    ['DateDiff("m", CDate("2026-01-31"), CDate("2026-03-01"))', '1'],
    ['DateDiff("yyyy", CDate("2020-06-01"), CDate("2026-05-31"))', '5'],
    ['DateFromNum("116444736000000000")', '1/1/1970 12:00:00 AM'],
    ['NumFromDate("1970-01-01T00:00:00Z")', '116444736000000000'],
    ['FormatDateTime("3/2/2026 4:05:06 PM", , "M/d/yyyy h:mm:ss tt", "yyyy-MM-ddTHH:mm:ssZ")', '2026-03-02T16:05:06Z'],
    ['FormatDateTime("20260230", , "yyyyMMdd", "yyyy")', 'fails: "20260230" does not have the input format'],
    ['FormatDateTime("2026", , "dddd", "yyyy")', 'unknown: the date format "dddd" is left to the service'],
    ['CDate("2026-02-30")', 'fails: "2026-02-30" is no date'],
    ['CDate("next week")', 'unknown: whether "next week" can be read as a date is left to the service'],
  ])('%s = %s', async (expression, value) => {
    expect(await given(expression)).toBe(value);
  });
});

test.each([
  ['Guid()', 'a new GUID at every evaluation'],
  ['Append("x", Now())', 'the moment of the evaluation'],
  ['RandomString(8, 1, 1, 1, 1)', 'a new random text at every evaluation'],
  ['DefaultDomain()', 'the default domain of the source tenant'],
])('%s has a described placeholder', async (expression, words) => {
  expect(await given(expression)).toBe(`unknown: ${words}`);
});

test('a branch that is not taken needs no value', async () => {
  expect(await given('IIF("1" < "10", "a", Guid())')).toBe('a');
});

test('wrong calls fail in words', async () => {
  expect(await given('Append("a")')).toBe('fails: Append does not take 1 places');
  expect(await given('Mid("a", 0, 1)')).toBe('fails: Mid counts from 1');
  expect(await given('Item(Split("a", ","), 0)')).toBe('fails: Item counts from 1');
});

test('hostile patterns and nested replacements are not tried', { timeout: 5_000 }, async () => {
  const long = 'a'.repeat(60);
  expect(await given(`Replace("${long}!", , "(a+)+$", , "x", , )`)).toBe('unknown: the regular expression could take too long to be tried here');
  expect(await given(`Replace("${long}!", , "(a|a)*$", , "x", , )`)).toBe('unknown: the regular expression could take too long to be tried here');
  expect(await given(`Replace("${long}!", , "a*a*a*a*a*b", , "x", , )`)).toBe('unknown: the regular expression could take too long to be tried here');
  expect(await given(`Replace("${long}", , "^a+$", , "x", , )`)).toBe('x');
  let nested = '"a"';
  for (let i = 0; i < 8; i++) nested = `Replace(${nested}, "a", , , "${long}", , )`;
  expect(await given(nested)).toBe('unknown: the text could become too long to be shown here');
  let deep = '[city]';
  for (let i = 0; i < 30; i++) deep = `Join("", ${deep})`;
  expect(await given(`Coalesce(${deep.replaceAll('Join("", ', 'Coalesce(')}, "end")`)).toBe('end');
  expect(await given(deep, { city: 'Lisbon' })).toBe('Lisbon');
});
