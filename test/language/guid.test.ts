import { expect, test } from 'vitest';
import { read } from './read.ts';

const id = '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01';
const problemsOf = async (text: string) =>
  (await read(`tenant a "A" { id: "${text}" }`)).problems
    .filter(({ code }) => code === 'bad-value')
    .map(({ message, fixes = [] }) => ({ message, writes: fixes.map(({ edits: [edit] }) => edit?.text) }));

test.each([`{${id}}`, `(${id})`, ` ${id} `])('a GUID as other tools write it, %j, is mended', async text => {
  expect(await problemsOf(text)).toEqual([{ message: 'A GUID stands without braces and blanks.', writes: [`"${id}"`] }]);
});

test('what is no GUID is said; letter case does not matter', async () => {
  expect(await problemsOf('{nonsense}')).toEqual([{ message: '"{nonsense}" is not a GUID.', writes: [] }]);
  expect(await problemsOf(id.toUpperCase())).toEqual([]);
});
