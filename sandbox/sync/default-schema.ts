// The schema that a new job has: cross-tenant-sync-defaults.json and the list of default mappings in the reference.
import { derivedId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { parseExpression } from './expression.ts';
import { ATTRIBUTES, type SyncAttribute } from './vocabulary.ts';

export const SOURCE_DIRECTORY = 'Azure Active Directory';
export const TARGET_DIRECTORY = 'Azure Active Directory (target tenant)';
export const USER_RULE = 'USER_INBOUND_USER';
export const MATCHING_ATTRIBUTE = 'alternativeSecurityIds';

const DIRECT = [
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'department',
  'employeeId',
  'displayName',
  'givenName',
  'jobTitle',
  'mailNickname',
  'mobile',
  'physicalDeliveryOfficeName',
  'preferredLanguage',
  'surname',
  'telephoneNumber',
  'userPrincipalName',
  'mail',
  'manager',
];

function mapping(targetAttributeName: string, expression: string, more: JsonObject = {}): JsonObject {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
    targetAttributeName,
    source: parseExpression(expression),
    ...more,
  };
}

const userMappings = (): JsonObject[] => [
  mapping(MATCHING_ATTRIBUTE, 'AltSecIdFromNetId([netId])', { matchingPriority: 1 }),
  mapping('IsSoftDeleted', '[IsSoftDeleted]', { defaultValue: 'False' }),
  mapping('accountEnabled', '[accountEnabled]', { defaultValue: 'True' }),
  ...DIRECT.map(name => mapping(name, `[${name}]`)),
  mapping('showInAddressList', '"true"'),
  mapping('userType', '"Member"', { flowType: 'ObjectAddOnly' }),
];

const scope = (): JsonObject => ({
  groups: [
    { name: 'Filter external users', clauses: [{ operatorName: 'EQUALS', sourceOperandName: MATCHING_ATTRIBUTE, targetOperand: { values: ['None'] } }] },
  ],
  inputFilterGroups: [],
  categoryFilterGroups: [],
});

const emptyScope = (): JsonObject => ({ groups: [], inputFilterGroups: [], categoryFilterGroups: [] });

const attribute = ({ name, type, multivalued }: Pick<SyncAttribute, 'name' | 'type' | 'multivalued'>, anchor = false): JsonObject => ({
  anchor,
  apiExpressions: [],
  caseExact: false,
  defaultValue: null,
  flowNullValues: false,
  metadata: [],
  multivalued,
  mutability: 'ReadWrite',
  name,
  referencedObjects: type === 'Reference' ? [{ referencedObjectName: 'User', referencedProperty: 'objectId' }] : [],
  required: false,
  type,
});

const groupAttributes = ['displayName', 'mailNickname', 'securityEnabled', 'objectId'].map(name => ({
  name,
  type: name === 'securityEnabled' ? 'Boolean' : 'String',
  multivalued: false,
}));

function directory(job: string, name: string, users: SyncAttribute[]): JsonObject {
  return {
    id: derivedId(job, name),
    name,
    readOnly: name === SOURCE_DIRECTORY,
    version: '1',
    discoverabilities: 'AttributeNames, AttributeDataTypes',
    discoveryDateTime: null,
    objects: [
      { name: 'User', supportedApis: [], metadata: [], attributes: users.map(item => attribute(item)) },
      { name: 'Group', supportedApis: [], metadata: [], attributes: groupAttributes.map(item => attribute(item)) },
    ],
  };
}

export function defaultSchema(job: string): JsonObject {
  return {
    id: job,
    version: 'v1.2',
    synchronizationRules: [
      {
        id: derivedId(job, USER_RULE),
        name: USER_RULE,
        priority: 1,
        editable: true,
        sourceDirectoryName: SOURCE_DIRECTORY,
        targetDirectoryName: TARGET_DIRECTORY,
        containerFilter: null,
        groupFilter: null,
        metadata: [
          { key: 'defaultSourceObjectMappings', value: 'User' },
          { key: 'supportsProvisionOnDemand', value: 'True' },
        ],
        objectMappings: [
          {
            name: 'Provision Microsoft Entra ID Users',
            enabled: true,
            flowTypes: 'Add, Update, Delete',
            sourceObjectName: 'User',
            targetObjectName: 'User',
            metadata: [],
            scope: scope(),
            attributeMappings: userMappings(),
          },
          {
            name: 'Provision Microsoft Entra ID Groups',
            enabled: false,
            flowTypes: 'Add, Update, Delete',
            sourceObjectName: 'Group',
            targetObjectName: 'Group',
            metadata: [],
            scope: emptyScope(),
            attributeMappings: [mapping('displayName', '[displayName]'), mapping('mailNickname', '[mailNickname]')],
          },
        ],
      },
    ],
    directories: [
      directory(job, SOURCE_DIRECTORY, [...ATTRIBUTES.filter(item => item.source || item.name === MATCHING_ATTRIBUTE)]),
      directory(job, TARGET_DIRECTORY, [...ATTRIBUTES.filter(item => item.target)]),
    ],
  };
}
