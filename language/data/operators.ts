export interface FilterOperator {
  /** As on the wire. */
  readonly name: string;
  readonly unary: boolean;
  readonly meaning: string;
  /** Attribute types it fits. */
  readonly types: readonly string[];
}

/** Scoping filters: case-sensitive, false on an empty value except `IS NULL`. Source: define-conditional-rules-for-provisioning-user-accounts. */
export const filterOperators: readonly FilterOperator[] = [
  { name: 'EQUALS', unary: false, meaning: 'whole value equals the text', types: ['Integer', 'String'] },
  { name: 'NOT EQUALS', unary: false, meaning: 'whole value differs from the text', types: ['Integer', 'String'] },
  { name: 'IS TRUE', unary: true, meaning: 'Boolean attribute is true', types: ['Boolean'] },
  { name: 'IS FALSE', unary: true, meaning: 'Boolean attribute is false', types: ['Boolean'] },
  { name: 'IS NULL', unary: true, meaning: 'attribute has no value', types: ['Integer', 'String', 'Binary', 'Boolean'] },
  { name: 'IS NOT NULL', unary: true, meaning: 'attribute has a value', types: ['Integer', 'String', 'Binary', 'Boolean'] },
  { name: 'REGEX MATCH', unary: false, meaning: 'value matches the regular expression', types: ['Integer', 'String'] },
  { name: 'NOT REGEX MATCH', unary: false, meaning: 'value does not match the expression', types: ['Integer', 'String'] },
  { name: 'ENDS_WITH', unary: false, meaning: 'value ends with the text', types: ['String'] },
  { name: 'Includes', unary: false, meaning: 'value contains the text', types: ['String'] },
  { name: 'Greater_Than', unary: false, meaning: 'number is greater', types: ['Integer'] },
  { name: 'Greater_Than_OR_EQUALS', unary: false, meaning: 'number is greater or equal', types: ['Integer'] },
  { name: '&', unary: false, meaning: 'bit test: the bits of the value are set', types: ['Integer'] },
  { name: '!&', unary: false, meaning: 'bit test negated', types: ['Integer'] },
];

export interface RuleOperator {
  /** With its hyphen, which may be left out. */
  readonly name: string;
  readonly meaning: string;
  readonly types: readonly string[];
}

/** Comparison operators of dynamic membership rules; they ignore case. Source: groups-dynamic-membership. */
export const ruleOperators: readonly RuleOperator[] = [
  { name: '-eq', meaning: 'equal', types: ['String', 'Boolean', 'Number', 'null', 'GUID text'] },
  { name: '-ne', meaning: 'not equal', types: ['String', 'Boolean', 'Number', 'null'] },
  { name: '-startsWith', meaning: 'starts with', types: ['String'] },
  { name: '-notStartsWith', meaning: 'does not start with', types: ['String'] },
  { name: '-endsWith', meaning: 'ends with', types: ['String'] },
  { name: '-notEndsWith', meaning: 'does not end with', types: ['String'] },
  { name: '-contains', meaning: 'holds the text somewhere (part of a string, not an item of a list)', types: ['String'] },
  { name: '-notContains', meaning: 'does not hold the text', types: ['String'] },
  { name: '-match', meaning: 'regular expression matches part of the value; anchor with ^ and $ for the whole value', types: ['String'] },
  { name: '-notMatch', meaning: 'regular expression does not match', types: ['String'] },
  { name: '-in', meaning: 'value is one of a list', types: ['String', 'Number'] },
  { name: '-notIn', meaning: 'value is none of a list', types: ['String', 'Number'] },
  { name: '-le', meaning: 'on or before', types: ['DateTime'] },
  { name: '-ge', meaning: 'on or after', types: ['DateTime'] },
];

export interface RuleProperty {
  readonly name: string;
  readonly type: 'String' | 'Boolean' | 'DateTime' | 'StringCollection' | 'ObjectCollection';
  readonly allowedValues?: readonly string[];
}

/** Properties after `user.`, spelled as in the rule engine. */
export const ruleProperties: readonly RuleProperty[] = [
  { name: 'accountEnabled', type: 'Boolean' },
  { name: 'dirSyncEnabled', type: 'Boolean' },
  { name: 'employeeHireDate', type: 'DateTime' },
  { name: 'city', type: 'String' },
  { name: 'country', type: 'String' },
  { name: 'companyName', type: 'String' },
  { name: 'department', type: 'String' },
  { name: 'displayName', type: 'String' },
  { name: 'employeeId', type: 'String' },
  { name: 'facsimileTelephoneNumber', type: 'String' },
  { name: 'givenName', type: 'String' },
  { name: 'jobTitle', type: 'String' },
  { name: 'mail', type: 'String' },
  { name: 'mailNickName', type: 'String' },
  { name: 'mobile', type: 'String' },
  { name: 'objectId', type: 'String' },
  { name: 'onPremisesDistinguishedName', type: 'String' },
  { name: 'onPremisesSecurityIdentifier', type: 'String' },
  {
    name: 'passwordPolicies',
    type: 'String',
    allowedValues: ['None', 'DisableStrongPassword', 'DisablePasswordExpiration', 'DisablePasswordExpiration, DisableStrongPassword'],
  },
  { name: 'physicalDeliveryOfficeName', type: 'String' },
  { name: 'postalCode', type: 'String' },
  { name: 'preferredLanguage', type: 'String' },
  { name: 'sipProxyAddress', type: 'String' },
  { name: 'state', type: 'String' },
  { name: 'streetAddress', type: 'String' },
  { name: 'surname', type: 'String' },
  { name: 'telephoneNumber', type: 'String' },
  { name: 'usageLocation', type: 'String' },
  { name: 'userPrincipalName', type: 'String' },
  { name: 'userType', type: 'String', allowedValues: ['member', 'guest', 'null'] },
  { name: 'extensionAttribute1', type: 'String' },
  { name: 'extensionAttribute2', type: 'String' },
  { name: 'extensionAttribute3', type: 'String' },
  { name: 'extensionAttribute4', type: 'String' },
  { name: 'extensionAttribute5', type: 'String' },
  { name: 'extensionAttribute6', type: 'String' },
  { name: 'extensionAttribute7', type: 'String' },
  { name: 'extensionAttribute8', type: 'String' },
  { name: 'extensionAttribute9', type: 'String' },
  { name: 'extensionAttribute10', type: 'String' },
  { name: 'extensionAttribute11', type: 'String' },
  { name: 'extensionAttribute12', type: 'String' },
  { name: 'extensionAttribute13', type: 'String' },
  { name: 'extensionAttribute14', type: 'String' },
  { name: 'extensionAttribute15', type: 'String' },
  { name: 'otherMails', type: 'StringCollection' },
  { name: 'proxyAddresses', type: 'StringCollection' },
  { name: 'assignedPlans', type: 'ObjectCollection' },
  { name: 'memberOf', type: 'ObjectCollection' },
];
