import type { Span } from '../../model/source.ts';
import type { Declared, Topology } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { expressionNodes } from '../facts/expressions.ts';
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
  why: 'A sync job needs no secret: its credential is the policy between the tenants (AuthenticationType = SyncPolicy).',
  check({ topology, report }) {
    for (const { text, span, removal } of textsOf(topology)) {
      if (!secrets.some(secret => secret.test(text))) continue;
      report(span, 'Do not keep secrets in topology files.', { fixes: removal ? [{ title: 'Remove it', edits: [removal] }] : [] });
    }
  },
});

interface FreeText {
  readonly text: string;
  readonly span: Span;
  readonly removal?: Edit;
}

/** The texts that people fill freely. A comment has no place in the model, so it is for the writer to remove. */
function* textsOf(topology: Topology): Generator<FreeText> {
  const declared = [
    ...(topology.identity ? [topology.identity] : []),
    ...topology.tenants,
    ...topology.sets,
    ...topology.meshes,
    ...topology.mappings,
    ...topology.links,
    ...topology.resources,
  ];
  for (const one of declared) {
    yield { text: one.displayName, span: one.span, ...removalOf(one.displayNameSpan, quotedText(one.name)) };
    if (one.documentation) yield { text: one.documentation, span: one.span };
    if ('description' in one && one.description) yield described(one, one.description);
    for (const policy of one.kind === 'package' ? one.policies : []) {
      if (policy.description) yield described(policy, policy.description);
    }
  }
  for (const { node } of expressionNodes(topology))
    if (node.type === 'constant') yield { text: node.value, span: node.span, removal: replace(node.span, '""') };
}

const described = ({ span, spans: { description } }: Pick<Declared<string>, 'span' | 'spans'>, text: string): FreeText => ({
  text,
  span: description ?? span,
  ...removalOf(description, ''),
});

const removalOf = (span: Span | undefined, text: string) => (span ? { removal: replace(span, text) } : {});
