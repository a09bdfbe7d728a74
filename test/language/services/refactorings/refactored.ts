import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Topology } from '../../../../language/index.ts';
import { built, withoutPlaces } from '../meaning.ts';
import { createWorkspace, marked } from '../workspace.ts';

export const tenants = ['a', 'b', 'c']
  .map((name, i) => `tenant ${name} "${name.toUpperCase()}" { id: "00000000-0000-0000-0000-00000000000${i + 1}" }\n`)
  .join('');

/** Every other way to write what stands at an offset of a text. */
export async function refactoringsIn(text: string, files: Readonly<Record<string, string>> = {}) {
  const workspace = createWorkspace({ 'main.tenantry': text, ...files });
  await workspace.start();
  return async (offset: number, only?: string[]): Promise<CodeAction[]> => {
    const { textDocument, position } = workspace.at('main.tenantry', offset);
    const params = { textDocument, range: { start: position, end: position }, context: { diagnostics: [], ...(only ? { only } : {}) } };
    const actions = await workspace.language.lsp.CodeActionProvider?.getCodeActions(workspace.document('main.tenantry'), params);
    // Fixes of problems travel with diagnostics; these are offered for the text.
    return (actions ?? []).filter((action): action is CodeAction => 'kind' in action && !('diagnostics' in action));
  };
}

export const actionsAt = async (
  text: string,
  offset: number,
  more: { only?: string[]; files?: Readonly<Record<string, string>> } = {},
): Promise<CodeAction[]> => (await refactoringsIn(text, more.files))(offset, more.only);

export const applied = (text: string, { edit }: CodeAction) =>
  TextDocument.applyEdits(TextDocument.create('', '', 0, text), Object.values(edit?.changes ?? {})[0] ?? []);

/** Everything but places, comments, and names that only the text has: of meshes, sets and mappings. */
export const meaning = (text: string) => {
  const topology = built(text).topology;
  const links = [...topology.links].sort((x, y) => (x.key < y.key ? -1 : 1));
  return withoutPlaces({ ...topology, links } as Topology, 'documentation', 'mesh', 'meshes', 'sets', 'mapping', 'mappings');
};

/** The text after a refactoring, which must not change what it means. */
export async function after(text: string, title: string): Promise<string> {
  const { text: plain, offset } = marked(tenants + text);
  const action = (await actionsAt(plain, offset)).find(one => one.title === title);
  if (!action) throw new Error(`Not offered: ${title}`);
  const result = applied(plain, action);
  expectSame(result, plain);
  return result.slice(tenants.length);
}

export const titles = async (text: string, files: Readonly<Record<string, string>> = {}) => {
  const { text: plain, offset } = marked(tenants + text);
  return (await actionsAt(plain, offset, { files })).map(({ title }) => title);
};

function expectSame(result: string, before: string): void {
  const [a, b] = [JSON.stringify(meaning(result), null, 1), JSON.stringify(meaning(before), null, 1)];
  if (a !== b) throw new Error(`It means something else:\n${result}\n${a}\n---\n${b}`);
}
