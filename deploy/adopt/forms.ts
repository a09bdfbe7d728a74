import { attributesOf } from '../import/attributes.ts';
import { durationText } from '../import/duration-text.ts';
import { isPlain, quote } from '../import/quote.ts';
import { membershipRuleText } from '../import/rule-text.ts';
import type { DeployKind } from '../resources/index.ts';
import { items, type Json, text } from '../transport/json.ts';
import { type Form, type Forms, say } from './form.ts';
import type { Live } from './live.ts';
import { partnerForms, synchronizationForms } from './partner-forms.ts';
import { policyForms } from './policy-forms.ts';
import { schemaForms, secretsForms } from './sync-forms.ts';

const name: Form = ({ change }) =>
  isPlain(text(change.old)) ? [{ want: { type: 'name', value: text(change.old) } }] : 'its name has characters that a file must not hold';

const words =
  (property: string): Form =>
  ({ change }) => {
    const said = text(change.old);
    return isPlain(said) ? say(property, said === '' ? undefined : quote(said)) : undefined;
  };

const value =
  (property: string, written: (old: Json | undefined) => string | undefined): Form =>
  ({ change }) => {
    const said = written(change.old);
    return said === undefined ? undefined : say(property, said);
  };

const oneOf =
  (...known: readonly string[]) =>
  (old: Json | undefined) =>
    known.find(word => word.toLowerCase() === text(old).toLowerCase());

function members(rule: string, tenant: string, { names }: Live) {
  const needs = new Set<string>();
  const said = isPlain(rule) ? membershipRuleText(rule, attributesOf(names, tenant, needs)) : undefined;
  return said === undefined ? undefined : say('members', said, [...needs]);
}

const membershipRule: Form = ({ node, change, live }) => (text(change.old) === '' ? say('members') : members(text(change.old), node.tenant, live));

/** What kind of group it is follows from the rule. */
const groupTypes: Form = ({ node, change, live }) => {
  if (!items(change.old).includes('DynamicMembership')) return say('members');
  const id = live.plan.bindings[node.key]?.id;
  const found = live.tenant(node.tenant)?.ownGroups.find(({ group }) => group['id'] === id);
  return found && members(text(found.group['membershipRule']), node.tenant, live);
};

/**
 * Every property that a plan compares, by kind and by the path that the difference has or begins with. Kinds without a row
 * have no properties that change: they are there or not.
 */
export const forms: { readonly [K in DeployKind]?: Forms } = {
  catalog: {
    displayName: name,
    description: words('description'),
    state: value('published', old => String(text(old).toLowerCase() === 'published')),
    isExternallyVisible: value('external', old => String(old === true)),
  },
  organization: { displayName: name, description: words('description'), state: value('state', oneOf('configured', 'proposed')) },
  group: { displayName: name, description: words('description'), membershipRule, groupTypes },
  package: { displayName: name, description: words('description'), isHidden: value('hidden', old => String(old === true)) },
  settings: {
    externalUserLifecycleAction: value('externalUserLifecycleAction', oneOf('none', 'blockSignIn', 'blockSignInAndDelete')),
    durationUntilExternalUserDeletedAfterBlocked: value('durationUntilExternalUserDeletedAfterBlocked', old => durationText(text(old))),
  },
  assignmentPolicy: { displayName: name, ...(policyForms as Forms) },
  partner: partnerForms as Forms,
  identitySynchronization: synchronizationForms as Forms,
  syncSecrets: secretsForms as Forms,
  syncSchema: schemaForms as Forms,
  // A job that somebody paused.
  syncStart: { 'schedule.state': () => say('start', 'false') },
};

/** The row of a difference. */
export function formOf(kind: string, path: string): Form | undefined {
  const rows = (forms as { readonly [kind: string]: Forms })[kind];
  return rows?.[path] ?? rows?.[path.split(/[.[]/)[0] ?? ''];
}
