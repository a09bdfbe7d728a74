import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitDeclarations } from '../../../language/services/split.ts';
import { exampleFiles } from '../services/examples.ts';
import { createWorkspace, uriOf } from '../services/workspace.ts';

const words = [
  'x',
  ' ',
  '\n',
  '\n\n',
  '{',
  '}',
  '"',
  ',',
  '// note\n',
  '/*',
  '*/',
  ' in targets',
  'existing ',
  'contoso',
  'group extra in contoso\n',
  'import "./x.tenantry"\n',
];

interface Edit {
  readonly kind: 'insert' | 'delete' | 'inside' | 'swap' | 'copy' | 'rename' | 'restore';
  readonly at: number;
  readonly other: number;
}

/** What people do to a text: type, delete, move and copy declarations, rename one place of a name, undo. */
function edited(text: string, original: string, { kind, at, other }: Edit): string {
  const pieces = splitDeclarations(text).map(piece => piece.text);
  const [i, j] = [at % pieces.length, other % pieces.length];
  const place = at % (text.length + 1);
  switch (kind) {
    case 'insert':
      return text.slice(0, place) + words[other % words.length] + text.slice(place);
    case 'delete':
      return text.slice(0, place) + text.slice(place + (other % 12));
    case 'inside': {
      const value = [...text.matchAll(/(?<=: )[\w"]/g)][at % 60];
      return value ? `${text.slice(0, value.index)}${words[other % words.length]}${text.slice(value.index)}` : text;
    }
    case 'swap':
      return pieces.map((piece, k) => pieces[k === i ? j : k === j ? i : k] ?? piece).join('');
    case 'copy':
      return text + pieces[i];
    case 'rename': {
      const found = [...text.matchAll(/\b[a-z]\w+\b/g)][at % 40];
      return found ? `${text.slice(0, found.index)}${found[0]}${other % 10}${text.slice(found.index + found[0].length)}` : text;
    }
    case 'restore':
      return original;
  }
}

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom<Edit['kind'][]>('insert', 'delete', 'inside', 'inside', 'swap', 'copy', 'rename', 'restore'),
    at: fc.nat(8000),
    other: fc.nat(100),
  }),
  { minLength: 1, maxLength: 5 },
);

const folders = Map.groupBy(exampleFiles, ({ name }) => name.split('/')[0] ?? '');

/** What a workspace knows about a file. */
async function read(files: Readonly<Record<string, string>>, name: string) {
  const workspace = createWorkspace(files);
  await workspace.start();
  return meaning(workspace, name);
}

function meaning({ shared }: ReturnType<typeof createWorkspace>, name: string) {
  return shared.workspace.Projects.of(uriOf(name)).map(({ root, topology, problems, symbols }) => ({ root, topology, problems, symbols }));
}

test('after any edits a project is the same as one that is read anew', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...folders.values()), fc.nat(9), edits, async (folder, which, changes) => {
      const files = Object.fromEntries(folder.map(({ name, text }) => [name, text]));
      const { name = '', text: original = '' } = folder[which % folder.length] ?? {};
      const workspace = createWorkspace(files);
      await workspace.start();
      let text = original;
      for (const change of changes) {
        text = edited(text, original, change);
        await workspace.type(name, text);
        expect(meaning(workspace, name)).toEqual(await read({ ...files, [name]: text }, name));
      }
    }),
    { numRuns: 60 },
  );
});

test('after an edit in one body all other objects of the model are the same ones, where they stand now', async () => {
  const declaration = (name: string, more = '') => `group ${name} in a {\n  description: "${name}${more}"\n}\n`;
  const text = (more: string) => `tenant a { id: "00000000-0000-0000-0000-00000000000a" }\n${declaration('g')}${declaration('h', more)}${declaration('i')}`;
  const workspace = createWorkspace({ 'x.tenantry': text('') });
  await workspace.start();
  const topology = () => workspace.shared.workspace.Projects.for(uriOf('x.tenantry'))?.topology;
  const before = topology();
  const places = before?.resources.map(({ span }) => span.start);
  await workspace.type('x.tenantry', text(', which is longer'));
  const after = topology();
  expect(after).not.toBe(before);
  expect(after?.tenants[0]).toBe(before?.tenants[0]);
  expect(after?.resources.map((resource, i) => resource === before?.resources[i])).toEqual([true, false, true]);
  expect(after?.resources.map(({ span }, i) => span.start - (places?.[i] ?? 0))).toEqual([0, 0, ', which is longer'.length]);
});
