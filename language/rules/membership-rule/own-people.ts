import type { AttributeName } from '../../model/values.ts';
import { attributeOfRuleProperty, extensionFullName, rulePropertiesByName } from '../facts/vocabulary.ts';

/**
 * Whether no link could write what a rule reads: then the rule is about the tenant's own people, or its name is wrong, which
 * another rule tells.
 */
export function cannotBeSent({ name, extension }: AttributeName): boolean {
  if (extension) return false;
  if (extensionFullName.test(name) || !rulePropertiesByName.has(name)) return true;
  const attribute = attributeOfRuleProperty.get(name);
  return !attribute || attribute.asTarget === 'no';
}
