import type { AttributeName } from '../../model/values.ts';
import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { extensionInOtherCase } from '../facts/extension-names.ts';
import { attributes, rulePropertiesByName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const extensionCase = rule({
  code: 'extension-case',
  severity: 'warning',
  why: 'Names of directory extensions are case-sensitive. In another spelling this is an attribute that does not exist, and the row carries nothing.',
  source: 'cross-tenant-synchronization-directory-extensions',
  check({ topology, report }) {
    const named: AttributeName[] = [
      ...topology.mappings.flatMap(({ flows }) => flows.map(({ target }) => target)),
      ...expressionNodes(topology).flatMap(({ node }) => (node.type === 'attribute' ? [node.attribute] : [])),
      ...topology.links.flatMap(({ filter }) => filter?.groups.flatMap(({ clauses }) => clauses.map(({ attribute }) => attribute)) ?? []),
      ...ruleUses(topology).flatMap(({ rule }) => [...conditionsOf(rule.root)].flatMap(({ node }) => node.property ?? [])),
    ];
    for (const { name, extension, span } of named) {
      const meant = extension || attributes.has(name) || rulePropertiesByName.has(name) ? undefined : extensionInOtherCase(topology, name);
      if (!meant) continue;
      report(span, 'Directory extension names are case-sensitive.', {
        related: [{ span: meant.span, message: `declared as "${meant.name}"` }],
        fixes: [{ title: `Change to "${meant.name}"`, edits: [replace(span, meant.name)] }],
      });
    }
  },
});
