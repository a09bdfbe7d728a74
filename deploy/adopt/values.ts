import { durationText } from '../import/duration-text.ts';
import { isPlain, quote } from '../import/quote.ts';
import { membershipRuleText } from '../import/rule-text.ts';
import type { PropertyChange } from '../plan/plan.ts';
import { items, type Json, text } from '../transport/json.ts';

/** A property as the tenant has it, as a file says it; without a value it is not said any more. */
export interface Said {
  readonly property: string;
  readonly value?: string;
}

/** Names of directory extensions without their application, as files have them. */
const plain = (words: string): string => words.replace(/extension_[0-9a-f]{32}_/gi, '');

const words = (property: string, value: Json | undefined): Said | undefined => {
  const said = text(value);
  if (!isPlain(said)) return undefined;
  return said === '' ? { property } : { property, value: quote(said) };
};
const yes = (property: string, value: boolean): Said => ({ property, value: String(value) });
const number = (property: string, value: Json | undefined): Said | undefined => (/^\d+$/.test(String(value)) ? { property, value: String(value) } : undefined);

const ACTIONS: Readonly<Record<string, string>> = { add: 'create', update: 'update', delete: 'delete' };

function actions(value: Json | undefined): Said | undefined {
  const said = text(value)
    .split(',')
    .flatMap(part => ACTIONS[part.trim().toLowerCase()] ?? []);
  return said.length > 0 ? { property: 'actions', value: said.join(', ') } : undefined;
}

function rule(value: Json | undefined): Said | undefined {
  if (text(value) === '') return { property: 'members' };
  const said = membershipRuleText(text(value), plain);
  return said === undefined ? undefined : { property: 'members', value: said };
}

/** How a file says what the tenant has, by the path of the difference; nothing where it cannot. */
const FORMS: { readonly [kind: string]: { readonly [path: string]: (old: Json | undefined) => Said | undefined } } = {
  catalog: {
    description: old => words('description', old),
    state: old => yes('published', old === 'published'),
    isExternallyVisible: old => yes('external', old === true),
  },
  organization: {
    description: old => words('description', old),
    state: old => (old === 'configured' || old === 'proposed' ? { property: 'state', value: old } : undefined),
  },
  group: {
    description: old => words('description', old),
    membershipRule: rule,
    // What kind of group it is follows from the rule.
    groupTypes: old => (items(old).length === 0 ? { property: 'members' } : { property: '' }),
  },
  package: { description: old => words('description', old), isHidden: old => yes('hidden', old === true) },
  settings: {
    externalUserLifecycleAction: old => (text(old) ? { property: 'externalUserLifecycleAction', value: text(old) } : undefined),
    durationUntilExternalUserDeletedAfterBlocked: old => {
      const value = durationText(text(old));
      return value === undefined ? undefined : { property: 'durationUntilExternalUserDeletedAfterBlocked', value };
    },
  },
  syncSecrets: {
    SyncAll: old => ({ property: 'scope', value: old === 'true' ? 'all' : 'assigned' }),
    'SyncNotificationSettings.Enabled': old => (old === true ? { property: '' } : { property: 'notify' }),
    'SyncNotificationSettings.Recipients': old => words('notify', old),
    'SyncNotificationSettings.DeleteThresholdEnabled': old => ({ property: 'accidentalDeletionPrevention', ...(old === true ? {} : { value: 'off' }) }),
    'SyncNotificationSettings.DeleteThresholdValue': old => (old === null ? { property: '' } : number('deletionThreshold', old)),
    job: () => ({ property: '' }),
  },
  syncSchema: {
    flowTypes: actions,
    'scope.groups': old => (text(old) === '' ? { property: 'filter' } : { property: 'filter', value: plain(text(old)) }),
  },
};

/** What a file says instead; `property` is empty where nothing has to be said. Nothing where the language has no form for it. */
export const saidOf = (kind: string, { path, old }: PropertyChange): Said | undefined => FORMS[kind]?.[path]?.(old);

/** A mapping line as the tenant has it; nothing where it has none. */
export const mappingLine = ({ path, old }: PropertyChange): string | undefined =>
  text(old) === '' ? undefined : `${plain(path.slice('attributeMappings.'.length))} <- ${plain(text(old))}`;
