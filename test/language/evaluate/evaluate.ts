import type { Project } from '../../../language/index.ts';
import type { Expression, MembershipRule, ScopingFilter } from '../../../language/model/values.ts';
import {
  evaluateExpression,
  evaluateFilter,
  evaluateRule,
  isFailed,
  isUnknown,
  type Outcome,
  textOf,
  type UserValues,
} from '../../../language/values/evaluate/index.ts';
import { read } from '../read.ts';

const tenants = `
tenant a "Alpha" { id: "00000000-0000-0000-0000-00000000000a" }
tenant b "Beta" { id: "00000000-0000-0000-0000-00000000000b" }
`;

const only = <T>(value: T | undefined, { problems }: Project): T => {
  if (value === undefined) throw new Error(`Nothing was read: ${problems.map(({ message }) => message).join(' ')}`);
  return value;
};

async function expressionOf(text: string): Promise<Expression> {
  const project = await read(`mapping m {\n  displayName <- ${text}\n}`);
  return only(project.topology.mappings[0]?.flows[0]?.source, project);
}

async function filterOf(text: string): Promise<ScopingFilter> {
  const project = await read(`${tenants}sync a -> b { filter: ${text} }`);
  return only(project.topology.links[0]?.filter, project);
}

async function ruleOf(text: string): Promise<MembershipRule> {
  const project = await read(`${tenants}group g "G" in a { members: ${text} }`);
  const [group] = project.topology.resources;
  return only(group?.kind === 'group' ? group.membershipRule : undefined, project);
}

/** The value as text; `no value`, `unknown: …` and `fails: …` in words. */
export function shown(outcome: Outcome): string {
  if (isUnknown(outcome)) return `unknown: ${outcome.unknown}`;
  if (isFailed(outcome)) return `fails: ${outcome.failed}`;
  return outcome === null ? 'no value' : textOf(outcome);
}

export const given = async (text: string, user: UserValues = {}): Promise<string> => shown(evaluateExpression(await expressionOf(text), user));
export const passes = async (text: string, user: UserValues = {}) => verdict(evaluateFilter(await filterOf(text), user));
export const fits = async (text: string, user: UserValues = {}) => verdict(evaluateRule(await ruleOf(text), user));

const verdict = (found: boolean | { readonly unknown: string }) => (typeof found === 'boolean' ? found : `unknown: ${found.unknown}`);
