import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SyncedFile } from '../../deploy/journal/synced-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenantry-synced-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a text is in the file when its promise ends, and texts keep their order', async () => {
  const path = join(folder, 'lines');
  const file = new SyncedFile(openSync(path, 'a'));
  const seen: boolean[] = [];
  const texts = Array.from({ length: 50 }, (_, index) => `${index}\n`);
  await Promise.all(
    texts.map(async (text, index) => {
      if (index % 7 === 0) await new Promise(resolve => setTimeout(resolve, 1));
      await file.append(text);
      seen.push(readFileSync(path, 'utf8').split('\n').includes(String(index)));
    }),
  );
  expect(seen).toEqual(texts.map(() => true));
  const early = texts.filter((_, index) => index % 7 !== 0).join('');
  expect(readFileSync(path, 'utf8').startsWith(early)).toBe(true);
  expect(readFileSync(path, 'utf8').split('\n').sort()).toEqual([...texts.map(text => text.trim()), ''].sort());
});

test('what is noted comes before what is appended next', async () => {
  const path = join(folder, 'notes');
  const file = new SyncedFile(openSync(path, 'a'));
  for (const text of ['a', 'b', 'c']) void file.note(text);
  await file.append('d');
  expect(readFileSync(path, 'utf8')).toBe('abcd');
  await file.note('e');
  expect(readFileSync(path, 'utf8')).toBe('abcde');
});

test.skipIf(!existsSync('/dev/full'))('once the disk is full nothing is taken any more', async () => {
  const file = new SyncedFile(openSync('/dev/full', 'a'));
  await expect(file.append('one')).rejects.toThrow('ENOSPC');
  await expect(file.append('two')).rejects.toThrow('ENOSPC');
  const other = new SyncedFile(openSync('/dev/full', 'a'));
  await expect(other.note('one')).rejects.toThrow('ENOSPC');
  await expect(other.append('two')).rejects.toThrow('ENOSPC');
});
