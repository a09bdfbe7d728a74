import type { Span } from '../../model/source.ts';
import type { Declared, Mapping, Mesh, Resource, SyncLink, Tenant, TenantSet, TopologyIdentity } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { expressionsOf } from '../facts/expressions.ts';
import { perObject } from '../facts/per-topology.ts';
import { rule } from '../rule.ts';

/** Forms that nobody writes by accident. Names and descriptions of secrets are fine; their values are not. */
const secrets: readonly RegExp[] = [
  // An Entra client secret: three characters, a digit, Q~, and 31 to 34 more.
  /(?<![A-Za-z0-9_.~-])[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{31,34}(?![A-Za-z0-9_.~-])/,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/,
  /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|client_secret|Password|Pwd)=[^;\s"]{6,}/i,
];

export const secretInSource = rule({
  code: 'secret-in-source',
  severity: 'warning',
  why: 'Whoever can read the file or its history can use the secret, and it stays in the history after it was deleted. A sync job needs none: the access policies of the two tenants are its credential.',
  check({ topology, report }) {
    const { identity, tenants, sets, meshes, mappings, links, resources } = topology;
    for (const one of [...(identity ? [identity] : []), ...tenants, ...sets, ...meshes, ...mappings, ...links, ...resources]) {
      if (!holdsSecret(one)) continue;
      for (const { text, span, removal } of textsOf(one)) {
        if (!isSecret(text)) continue;
        report(span, 'Do not keep secrets in topology files.', { fixes: removal ? [{ title: 'Remove it', edits: [removal] }] : [] });
      }
    }
  },
});

type Declaration = TopologyIdentity | Tenant | TenantSet | Mesh | Mapping | SyncLink | Resource;

const isSecret = (text: string): boolean => secrets.some(secret => secret.test(text));
const holdsSecret = perObject((one: Declaration): boolean => textsOf(one).some(({ text }) => isSecret(text)));

interface FreeText {
  readonly text: string;
  readonly span: Span;
  readonly removal?: Edit;
}

/** The texts that people fill freely. A comment has no place in the model, so it is for the writer to remove. */
function textsOf(one: Declaration): readonly FreeText[] {
  return [
    { text: one.displayName, span: one.span, ...removalOf(one.displayNameSpan, quotedText(one.name)) },
    ...(one.documentation ? [{ text: one.documentation, span: one.span }] : []),
    ...('description' in one && one.description ? [described(one, one.description)] : []),
    ...(one.kind === 'package' ? one.policies : []).flatMap(policy => (policy.description ? [described(policy, policy.description)] : [])),
    ...(one.kind === 'mapping' ? expressionsOf(one) : []).flatMap(({ node }) =>
      node.type === 'constant' ? [{ text: node.value, span: node.span, removal: replace(node.span, '""') }] : [],
    ),
  ];
}

const described = ({ span, spans: { description } }: Pick<Declared<string>, 'span' | 'spans'>, text: string): FreeText => ({
  text,
  span: description ?? span,
  ...removalOf(description, ''),
});

const removalOf = (span: Span | undefined, text: string) => (span ? { removal: replace(span, text) } : {});
