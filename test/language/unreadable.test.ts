import { expect, test } from 'vitest';
import { preamble, read, told } from './read.ts';

test('grants that cannot be read are told at their place alone', async () => {
  const found = told(await read(`${preamble}\npackage p "P" in a { grants: role "Security Raeder" }`));
  expect(found).toContain('bad-value: There is no directory role "Security Raeder". Did you mean "Security Reader"?');
  expect(found.filter(line => line.startsWith('package-without-resource'))).toEqual([]);
});
