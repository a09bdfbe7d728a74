import type { Declared } from '../../model/topology.ts';
import { replace } from '../facts/edits.ts';
import { together } from '../facts/names.ts';
import { rule } from '../rule.ts';
import { usedKeys } from './used-keys.ts';

export const unusedDeclaration = rule({
  code: 'unused-declaration',
  severity: 'hint',
  why: 'A name that nothing refers to changes nothing in Entra. Without it the file is shorter and easier to trust.',
  check({ topology, report }) {
    const used = usedKeys(topology);
    // What a deployment writes has an effect of its own; what is only referred to has none.
    const candidates: readonly Declared<string>[] = [
      ...topology.mappings,
      ...topology.resources.filter(({ kind, existing }) => existing || kind === 'extension'),
    ];
    for (const instances of together(candidates, ({ span }) => span)) {
      if (instances.some(({ key }) => used.has(key))) continue;
      const [{ name, span, declaration }] = instances;
      report(span, `"${name}" is never used.`, { fixes: [{ title: 'Remove it', edits: [replace(declaration, '')] }] });
    }
  },
});
