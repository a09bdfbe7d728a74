import { directoryRoles } from '../../language/data/roles.ts';
import { uniqueName } from '../resources/names.ts';
import { type Json, type JsonObject, objects, text } from '../transport/json.ts';
import { attributesOf } from './attributes.ts';
import type { ObservedTenant } from './observed.ts';
import { cleaned, isPlain, quote } from './quote.ts';
import type { Registry } from './registry.ts';
import { membershipRuleText } from './rule-text.ts';
import { line, optional } from './unit.ts';
import type { Writer } from './writer.ts';

/** Groups that Tenantry made. */
export function writeGroups(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const tenant = observed.tenant.name;
  for (const { group, active, eligible } of observed.ownGroups) {
    const found = registry.of('group', tenant, text(group['id']));
    const name = text(group['displayName']);
    const what = `the group "${name}"`;
    // A unique name that is no symbol was not given by a deployment: the group is one of others.
    if (!found || uniqueName(found.symbol, registry.topology) !== text(group['uniqueName'])) continue;
    // What cannot be written can still be referred to.
    const refer = (why: string) => {
      writer.omit(tenant, what, `${why}; it is referred to as existing`);
      writer.units.push({
        ...{ key: found.key, keyword: 'group', tenant, symbol: found.symbol, existing: true, blocks: [] },
        display: quote(cleaned(name) || text(group['id'])),
        lines: [line('id', quote(text(group['id'])))],
      });
    };
    const refused = writer.leftOut.get(found.key);
    if (refused !== undefined || !isPlain(name)) {
      refer(refused ?? 'its name has characters that a file must not hold');
      continue;
    }
    const needs = new Set<string>();
    const rule = text(group['membershipRule']);
    const members = rule ? membershipRuleText(rule, attributesOf(registry, tenant, needs)) : undefined;
    if (rule && members === undefined) {
      refer('its rule has no form in the language');
      continue;
    }
    const held = [...rolesOf(active, observed, 'active'), ...rolesOf(eligible, observed, 'eligible')];
    writer.add({
      key: found.key,
      keyword: 'group',
      tenant,
      symbol: found.symbol,
      display: quote(name),
      existing: false,
      blocks: [],
      lines: [
        ...described(group['description'], ''),
        ...optional('members', members, [...needs]),
        ...(group['isAssignableToRole'] === true && held.length === 0 ? [line('roleAssignable', 'true')] : []),
        ...(held.length > 0 ? [line('roles', held.join(', '))] : []),
      ],
    });
  }
}

/** A description, where there is one that can stand in a file; one that only repeats the name was filled in. */
export function described(value: Json | undefined, name: string) {
  const description = text(value);
  return description === '' || description === name || !isPlain(description) ? [] : [line('description', quote(description))];
}

/** Roles in the whole directory; those in a part of it have no form. */
function rolesOf(held: readonly JsonObject[], observed: ObservedTenant, as: 'active' | 'eligible'): string[] {
  return held
    .filter(assignment => text(assignment['directoryScopeId']) === '/')
    .flatMap(assignment => {
      const definition = objects(observed.roleDefinitions).find(role => role['id'] === assignment['roleDefinitionId']);
      const template = text(definition?.['templateId']) || text(assignment['roleDefinitionId']);
      const role = directoryRoles.find(({ templateId }) => templateId === template.toLowerCase());
      return role ? [`${as === 'eligible' ? 'eligible ' : ''}${quote(role.displayName)}`] : [];
    })
    .sort();
}
