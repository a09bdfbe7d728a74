import { sentUser } from '../../flow/index.ts';
import { indexOf } from '../../model/query.ts';
import type { Span } from '../../model/source.ts';
import type { Topology } from '../../model/topology.ts';
import type { AttributeFlow, Expression } from '../../model/values.ts';
import { ruleUses } from '../../rules/facts/conditions.ts';
import {
  evaluateExpression,
  evaluateFilter,
  evaluateRule,
  isFailed,
  isUnknown,
  sampleUser,
  textOf,
  type UserValues,
  type Verdict,
} from '../../values/evaluate/index.ts';
import { code, escapeMarkdown } from '../markdown.ts';

/** What an expression gives, or whether a filter or rule takes in, for the sample user Ana Lima. Markdown. */
export function hoverSamples(topology: Topology, uri: string, offset: number): string | undefined {
  const at = (span: Span | undefined): boolean => span !== undefined && span.uri === uri && span.start <= offset && offset <= span.end;
  const mapping = topology.mappings.find(({ declaration }) => at(declaration));
  if (mapping) {
    const row = mapping.flows.find(({ span }) => at(span));
    return row && hoverRow(topology, mapping.name, row, at);
  }
  return hoverFilter(topology, at) ?? hoverRule(topology, at);
}

type At = (span: Span | undefined) => boolean;

function hoverRow(topology: Topology, mapping: string, row: AttributeFlow, at: At): string | undefined {
  const part = at(row.target.span) ? row.source : partAt(row.source, at);
  // A text says itself what it is.
  if (!part || part.type === 'constant' || part.type === 'number' || part.type === 'word') return undefined;
  const link = topology.links.find(one => one.mapping === mapping);
  const outcome = evaluateExpression(part, sampleUser(link && indexOf(topology).tenant(link.source)));
  if (isFailed(outcome)) return `Fails for Ana Lima: ${escapeMarkdown(outcome.failed)}.`;
  if (isUnknown(outcome)) return `For Ana Lima: not known here, ${escapeMarkdown(outcome.unknown)}.`;
  return outcome === null ? 'For Ana Lima: no value.' : `For Ana Lima: ${outcome === '' ? 'empty text' : code(textOf(outcome))}`;
}

/** The smallest part around the cursor that is not a mere word or text of a call. */
function partAt(expression: Expression, at: At): Expression | undefined {
  if (!at(expression.span)) return undefined;
  const parts = expression.type === 'call' ? expression.places : expression.type === 'comparison' ? [expression.left, expression.right] : [];
  const inner = parts.flatMap(part => (part && partAt(part, at)) || []).at(0);
  return inner && (inner.type === 'attribute' || inner.type === 'call' || inner.type === 'comparison') ? inner : expression;
}

function hoverFilter(topology: Topology, at: At): string | undefined {
  const links = topology.links.filter(({ filter, spans }) => filter && at(spans['filter']));
  const bySource = new Map(links.map(link => [link.source, link]));
  return lines(
    [...bySource].map(([source, { filter }]) => () => {
      const verdict = filter ? evaluateFilter(filter, sampleUser(indexOf(topology).tenant(source))) : true;
      return sentence(`Ana Lima of ${source}`, verdict, 'passes the filter', 'does not pass the filter');
    }),
  );
}

/** The tenant's own Ana Lima, and each one that a link sends. */
function hoverRule(topology: Topology, at: At): string | undefined {
  const index = indexOf(topology);
  const uses = ruleUses(topology).filter(({ group, policy }) => at(group?.spans['members'] ?? policy?.spans['when']));
  return lines(
    uses.flatMap(({ rule, tenant }) => {
      const fits = (who: string, user: UserValues) => sentence(who, evaluateRule(rule, user), 'fits the rule', 'does not fit the rule');
      return [
        () => fits(`Ana Lima of ${tenant}`, sampleUser(index.tenant(tenant))),
        ...index.linksTo(tenant).map(link => () => fits(`Ana Lima, sent by ${link.name},`, sentUser(topology, link, sampleUser(index.tenant(link.source))))),
      ];
    }),
  );
}

function sentence(who: string, verdict: Verdict, yes: string, no: string): string {
  if (typeof verdict !== 'boolean') return `Whether ${who} ${yes} is not known here: ${verdict.unknown}.`;
  return `${who} ${verdict ? yes : no}.`;
}

const shown = 6;

/** One sentence, or a list; a mesh can have hundreds, so only what is shown is worked out. */
function lines(all: readonly (() => string)[]): string | undefined {
  const list = all.slice(0, shown).map(say => escapeMarkdown(say()));
  if (all.length < 2) return list[0];
  return [...list, ...(all.length > shown ? [`and ${all.length - shown} more`] : [])].map(line => `- ${line}`).join('\n');
}
