import { type UserAttribute, userAttributes } from '../../data/attributes.ts';
import { expressionFunctions } from '../../data/functions.ts';
import { ruleProperties } from '../../data/operators.ts';

export const attributes = new Map(userAttributes.map(attribute => [attribute.name, attribute]));
export const functions = new Map(expressionFunctions.map(entry => [entry.name, entry]));
export const functionsIgnoringCase = new Map(expressionFunctions.map(entry => [entry.name.toLowerCase(), entry]));
export const rulePropertiesByName = new Map(ruleProperties.map(property => [property.name, property]));

/** The synchronized attribute behind a property of membership rules, which spell some of them in their own way. */
export const attributeOfRuleProperty = new Map<string, UserAttribute>(
  userAttributes.flatMap(attribute => (attribute.ruleProperty ? [[attribute.ruleProperty, attribute] as const] : [])),
);

/** The full name of a directory extension: the application id without hyphens, and the name. Case-sensitive. */
export const extensionFullName = /^extension_[0-9a-fA-F]{32}_[A-Za-z0-9_]+$/;
