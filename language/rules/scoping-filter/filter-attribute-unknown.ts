import { nearest } from '../../problems/nearest.ts';
import { replace } from '../facts/edits.ts';
import { extensionInOtherCase, extensionsNamed } from '../facts/extension-names.ts';
import { attributes, extensionFullName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterAttributeUnknown = rule({
  code: 'filter-attribute-unknown',
  severity: 'warning',
  why: 'A filter reads attributes of the source user, and no complete list of them is published; the schema of the job decides. A misspelt name lets nobody in.',
  source: 'define-conditional-rules-for-provisioning-user-accounts',
  check({ topology, report }) {
    for (const { attribute } of filterClauses(topology)) {
      const { name, extension, span } = attribute;
      if (
        extension ||
        attributes.has(name) ||
        extensionFullName.test(name) ||
        extensionsNamed(topology, name).length > 0 ||
        extensionInOtherCase(topology, name)
      )
        continue;
      const close = nearest(name, attributes.keys());
      report(span, `"${name}" is not a known attribute of the source user.`, {
        fixes: close ? [{ title: `Change to "${close}"`, edits: [replace(span, close)] }] : [],
      });
    }
  },
});
