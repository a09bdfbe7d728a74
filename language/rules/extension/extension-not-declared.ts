import type { SyncLink } from '../../model/topology.ts';
import type { AttributeName } from '../../model/values.ts';
import { attributesIn } from '../../values/expression.ts';
import { mappingsByName } from '../facts/by-tenant.ts';
import { after, declareBeside } from '../facts/edits.ts';
import { extensionsNamed } from '../facts/extension-names.ts';
import { perObject } from '../facts/per-topology.ts';
import { extensionFullName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const extensionNotDeclared = rule({
  code: 'extension-not-declared',
  severity: 'error',
  why: 'Directory extensions belong to one tenant: what is read must exist in the source, what is written in the target. Without it there is nothing to read or write.',
  source: 'cross-tenant-synchronization-directory-extensions',
  check({ topology, report }) {
    for (const link of topology.links) {
      for (const [{ name, span }, tenant] of unbound(link)) {
        const known = extensionsNamed(topology, name);
        const [model] = known;
        if (known.some(one => one.tenant === tenant) || !(model || extensionFullName.test(name))) continue;
        const mapping = mappingsByName(topology).get(link.mapping ?? '');
        const declare = model
          ? after(model.declaration, `\n${model.existing ? `existing extension ${name} in ${tenant}` : `extension ${name}: ${model.dataType} in ${tenant}`}`)
          : mapping && declareBeside(mapping, `existing extension ${name.replace(/^extension_[0-9a-fA-F]{32}_/, '')} "${name}" in ${tenant}`);
        report(span, `Extension "${name}" does not exist in "${tenant}".`, {
          related: [
            { span: link.span, message: `needed by ${link.name}` },
            ...(model ? [{ span: model.span, message: `declared for "${model.tenant}" only` }] : []),
          ],
          fixes: declare && !model?.existing ? [{ title: `Declare it in ${tenant}`, edits: [declare] }] : [],
        });
      }
    }
  },
});

/** What a link reads and writes that is no extension of the tenant it is read or written in. */
const unbound = perObject(({ flows, source, target }: SyncLink) =>
  flows
    .flatMap((row): [AttributeName, string][] => [
      [row.target, target],
      ...attributesIn(row.source).map((attribute): [AttributeName, string] => [attribute, source]),
    ])
    .filter(([{ extension }]) => !extension),
);
