import path from 'node:path';
import { type DeployReport, type Plan, planText, reportText } from '../../deploy/index.ts';
import type { Place, ReadableDocument, Target } from '../engine-protocol.ts';
import { placeOf } from './load-topology.ts';

const where: Readonly<Record<Target, string>> = { sandbox: 'the sandbox', live: 'LIVE TENANTS in Microsoft Graph' };

/** File name of a topology without its ending. */
export const nameOf = (uri: string): string => path.posix.basename(decodeURIComponent(new URL(uri).pathname)).replace(/\.tenantry$/, '');

/** A plan with links from its operations and problems to the source. */
export function planDocument(plan: Plan, target: Target): ReadableDocument {
  const title = `Plan of ${nameOf(plan.root)}`;
  const todo = plan.operations.length > 0 ? 'Nothing has been written yet. "Tenantry: Deploy" asks before it does.\n' : '';
  const text = `${title} for ${where[target]}\n${todo}\n${planText(plan)}`;
  const problems = plan.problems.map(({ message, span }) => ({ words: message, span }));
  const operations = plan.tenants.flatMap(({ name }) => plan.operations.filter(operation => operation.tenant === name));
  return { title, text, links: linksIn(text, [...problems, ...operations.map(({ title: words, span }) => ({ words, span }))]) };
}

/** What a deployment did, did not do and why, with links to the source. */
export function reportDocument(plan: Plan, report: DeployReport, target: Target): ReadableDocument {
  const title = `Deployment of ${nameOf(plan.root)}`;
  const times = `From ${report.started} to ${report.ended}`;
  const text = `${title} to ${where[target]}\n${times}\n\n${reportText(withDisplayNames(report, plan), { done: true })}`;
  const spans = new Map(plan.operations.map(({ id, span }) => [id, span]));
  const order = ['failed', 'unknown', 'skipped', 'not-started', 'done'];
  const sorted = [...report.operations].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return {
    title,
    text,
    links: linksIn(
      text,
      sorted.map(({ id, title: words }) => ({ words, span: spans.get(id) })),
    ),
  };
}

/** The report as people read it: tenants by the names that Entra shows. */
function withDisplayNames(report: DeployReport, { tenants }: Plan): DeployReport {
  const names = new Map(tenants.map(({ name, displayName }) => [name, displayName]));
  return { ...report, operations: report.operations.map(operation => ({ ...operation, tenant: names.get(operation.tenant) ?? operation.tenant })) };
}

/** Finds the words one after the other in the order in which they were written. */
function linksIn(text: string, mentions: readonly { readonly words: string; readonly span?: Place }[]): ReadableDocument['links'] {
  const links: { start: number; end: number; to: Place }[] = [];
  let from = 0;
  for (const { words, span } of mentions) {
    const start = text.indexOf(words, from);
    if (start < 0) continue;
    from = start + words.length;
    if (span) links.push({ start, end: from, to: placeOf(span) });
  }
  return links;
}
