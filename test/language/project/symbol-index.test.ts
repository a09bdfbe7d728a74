import { expect, test } from 'vitest';
import { symbolIndexOf } from '../../../language/project/symbol-index.ts';
import { exampleFiles } from '../services/examples.ts';
import { createWorkspace, uriOf } from '../services/workspace.ts';

test('at every offset of every example it finds the name that a walk over all names finds', async () => {
  const workspace = createWorkspace(Object.fromEntries(exampleFiles.map(({ name, text }) => [name, text])));
  await workspace.start();
  for (const { name, text } of exampleFiles) {
    const uri = uriOf(name).toString();
    const { symbols } = workspace.shared.workspace.Projects.for(uri) ?? { symbols: { declarations: [], mentions: [] } };
    const names = [...symbols.declarations, ...symbols.mentions].filter(({ span }) => span.uri === uri);
    expect(names.length).toBeGreaterThan(0);
    const index = symbolIndexOf(symbols);
    for (let offset = 0; offset <= text.length; offset++) {
      expect(index.at(uri, offset)).toBe(names.find(({ span }) => span.start <= offset && offset <= span.end));
    }
  }
});
