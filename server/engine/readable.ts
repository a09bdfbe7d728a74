import path from 'node:path';
import { type DeployReport, type Drifted, driftOf, driftText, inStates, type Plan, planText, reportText, tenantReportText } from '../../deploy/index.ts';
import type { Place, ReadableDocument, Target } from '../engine-protocol.ts';
import { placeOf } from './load-topology.ts';
import { timesText } from './times.ts';

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

/** Where the tenants are not as the topology says, with links to the source. */
export function driftDocument(plan: Plan, target: Target): ReadableDocument {
  const title = `Drift of ${nameOf(plan.root)}`;
  const told = plan.problems.map(({ severity, message }) => `${severity === 'error' ? 'Error' : 'Warning'}: ${message}\n`);
  const text = [
    `${title} in ${where[target]}\n`,
    'Compared with the topology. Nothing is written.\n\n',
    ...told,
    told.length > 0 ? '\n' : '',
    driftText(plan),
  ].join('');
  const { tenants, drift } = driftOf(plan);
  const items = tenants.flatMap(({ name }) => drift.filter(({ tenant }) => tenant === name));
  const problems = plan.problems.map(({ message, span }) => ({ words: message, span }));
  return {
    title,
    text,
    links: linksIn(text, [...problems, ...items.map(({ title: words, span }) => ({ words, span }))]),
    drifted: driftedIn(text, plan, items),
  };
}

/** Where differences stand that can be adopted, ignored or put back: each line ends with its id. */
function driftedIn(text: string, { operations }: Plan, items: readonly Drifted[]): NonNullable<ReadableDocument['drifted']> {
  const known = new Set(operations.map(({ id }) => id));
  return items.flatMap(({ id, span, state }) => {
    const start = known.has(id) ? text.indexOf(`  [${id}]\n`) : -1;
    // What is missing is made all the same.
    const ignorable = span && state !== 'missing';
    return start < 0 ? [] : [{ start, id, ...(ignorable ? { ignorable: placeOf(span) } : {}) }];
  });
}

/** What a deployment did: what failed and why, then tenant by tenant what was done and what was not, with links to the source. */
export function reportDocument(plan: Plan, report: DeployReport, target: Target): ReadableDocument {
  const title = `Deployment of ${nameOf(plan.root)}`;
  const operations = saidOnce(report);
  const refused = inStates(operations, ['failed', 'unknown']);
  const others = Map.groupBy(inStates(operations, ['done', 'skipped', 'not-started']), ({ tenant }) => tenant);
  const sections = plan.tenants.flatMap(({ name, displayName }) => {
    const own = others.get(name);
    return own ? [{ own, text: `\n${tenantReportText(displayName, own)}` }] : [];
  });
  const cancelled = report.outcome === 'cancelled' ? 'It was cancelled: what was in flight was finished, nothing new was started.\n' : '';
  const head = `${title} to ${where[target]}\n${timesText(report.started, report.ended)}\n${cancelled}\n`;
  const text = `${head}${reportText(withDisplayNames({ ...report, operations }, plan), ['failed', 'unknown'])}${sections.map(section => section.text).join('')}`;
  const spans = new Map(plan.operations.map(({ id, span }) => [id, span]));
  const mentioned = [...refused, ...sections.flatMap(({ own }) => own)];
  return {
    title,
    text,
    links: linksIn(
      text,
      mentioned.map(({ id, title: words }) => ({ words, span: spans.get(id) })),
    ),
  };
}

/** That it was cancelled is said once. */
function saidOnce({ outcome, operations }: DeployReport): DeployReport['operations'] {
  return operations.map(({ message, ...operation }) => ({
    ...operation,
    ...(message === undefined || (outcome === 'cancelled' && operation.state === 'not-started') ? {} : { message }),
  }));
}

/** Tenants by the names that Entra shows. */
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
