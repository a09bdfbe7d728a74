import type { Mapping, SyncLink } from '../../model/topology.ts';
import type { AttributeName, MembershipRule } from '../../model/values.ts';
import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { expressionsOf } from '../facts/expressions.ts';
import { extensionInOtherCase } from '../facts/extension-names.ts';
import { perObject } from '../facts/per-topology.ts';
import { attributes, rulePropertiesByName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const extensionCase = rule({
  code: 'extension-case',
  severity: 'warning',
  why: 'Names of directory extensions are case-sensitive. In another spelling this is an attribute that does not exist, and the row carries nothing.',
  source: 'cross-tenant-synchronization-directory-extensions',
  check({ topology, report }) {
    const named = [...topology.mappings.flatMap(inMapping), ...topology.links.flatMap(inFilter), ...ruleUses(topology).flatMap(({ rule }) => inRule(rule))];
    for (const { name, span } of named) {
      const meant = extensionInOtherCase(topology, name);
      if (!meant) continue;
      report(span, 'Directory extension names are case-sensitive.', {
        related: [{ span: meant.span, message: `declared as "${meant.name}"` }],
        fixes: [{ title: `Change to "${meant.name}"`, edits: [replace(span, meant.name)] }],
      });
    }
  },
});

/** Names that Entra does not know. */
const foreign = (names: readonly AttributeName[]): readonly AttributeName[] =>
  names.filter(({ name, extension }) => !extension && !attributes.has(name) && !rulePropertiesByName.has(name));

const inMapping = perObject((mapping: Mapping) =>
  foreign([...mapping.flows.map(({ target }) => target), ...expressionsOf(mapping).flatMap(({ node }) => (node.type === 'attribute' ? [node.attribute] : []))]),
);

const inFilter = perObject(({ filter }: SyncLink) => foreign(filter?.groups.flatMap(({ clauses }) => clauses.map(({ attribute }) => attribute)) ?? []));

const inRule = perObject((rule: MembershipRule) => foreign(conditionsOf(rule.root).flatMap(({ node }) => node.property ?? [])));
