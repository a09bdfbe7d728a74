// Writes the sandbox's data from the reference: node scripts/derive-graph-types.ts ../shared/reference
// Types and enums come from the v1.0 CSDL, names without the microsoft.graph. and Edm. prefixes.
// A property is "Type", "Type[]" for a collection, with "!" at the end when it cannot be null.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Member {
  type: string;
  collection?: boolean;
  nullable?: boolean;
}
interface CsdlType {
  kind: 'entity' | 'complex';
  base?: string;
  abstract?: boolean;
  open?: boolean;
  properties?: Record<string, Member>;
  navigation?: Record<string, Member>;
}
interface Csdl {
  meta: { source: string; date: string };
  types: Record<string, CsdlType>;
  enums: Record<string, { members: Record<string, number>; flags?: boolean }>;
}

/** Entities that the sandbox serves; everything they are made of follows. Navigation leads only to these. */
const ROOTS = [
  'entity',
  'directoryObject',
  'user',
  'group',
  'application',
  'servicePrincipal',
  'applicationServicePrincipal',
  'organization',
  'tenantInformation',
  'subscribedSku',
  'authorizationPolicy',
  'crossTenantAccessPolicy',
  'crossTenantAccessPolicyConfigurationDefault',
  'crossTenantAccessPolicyConfigurationPartner',
  'crossTenantIdentitySyncPolicyPartner',
  'extensionProperty',
  'appRoleAssignment',
  'synchronization',
  'synchronizationTemplate',
  'synchronizationJob',
  'synchronizationJobRestartCriteria',
  'synchronizationSchema',
  'directoryDefinition',
  'synchronizationSecretKeyStringValuePair',
  'expressionInputObject',
  'parseExpressionResponse',
  'filterOperatorSchema',
  'attributeMappingFunctionSchema',
  'accessPackageCatalog',
  'accessPackageResource',
  'accessPackageResourceRole',
  'accessPackageResourceScope',
  'accessPackageResourceRoleScope',
  'accessPackageResourceRequest',
  'accessPackage',
  'accessPackageAssignmentPolicy',
  'accessPackageQuestion',
  'accessPackageAssignment',
  'accessPackageAssignmentRequest',
  'accessPackageSubject',
  'connectedOrganization',
  'entitlementManagementSettings',
  'unifiedRoleDefinition',
  'unifiedRoleAssignment',
  'unifiedRoleEligibilityScheduleRequest',
  'unifiedRoleEligibilitySchedule',
  'unifiedRoleEligibilityScheduleInstance',
  'unifiedRoleAssignmentScheduleRequest',
  'unifiedRoleAssignmentSchedule',
  'unifiedRoleAssignmentScheduleInstance',
];

const [reference] = process.argv.slice(2);
if (!reference) throw new Error('Name the folder of the reference.');
const folder = join(reference, 'graph');
const csdl = JSON.parse(readFileSync(join(folder, 'csdl-subset.json'), 'utf8')) as Csdl;
const out = join(import.meta.dirname, '../sandbox/data');

const types = new Set<string>();
const enums = new Set<string>();
const visit = (name: string): void => {
  if (csdl.enums[name]) enums.add(name);
  const type = csdl.types[name];
  if (!type || types.has(name)) return;
  types.add(name);
  if (type.base) visit(type.base);
  for (const member of Object.values(type.properties ?? {})) visit(member.type);
  if (type.kind === 'complex') for (const [other, { base }] of Object.entries(csdl.types)) if (base === name) visit(other);
  if (name === 'accessPackageQuestion') for (const [other, { base }] of Object.entries(csdl.types)) if (base === name) visit(other);
};
ROOTS.forEach(visit);

const written = ({ type, collection, nullable }: Member): string => `${type.replace(/^Edm\./, '')}${collection ? '[]' : ''}${nullable === false ? '!' : ''}`;
const sorted = (names: Iterable<string>): string[] => [...names].sort((a, b) => (a < b ? -1 : 1));
const kept = (type: string): boolean => type.startsWith('Edm.') || types.has(type) || enums.has(type);
const members = (list: Record<string, Member> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(list).flatMap(([name, member]) => (kept(member.type) ? [[name, written(member)]] : [])));

const table = {
  source: `${csdl.meta.source}, ${csdl.meta.date}`,
  types: Object.fromEntries(
    sorted(types).map(name => {
      const { base, abstract, open, properties, navigation } = csdl.types[name] as CsdlType;
      return [name, { base, abstract, open, properties: members(properties), navigation: members(navigation) }];
    }),
  ),
  enums: Object.fromEntries(
    sorted(enums).map(name => {
      const { members: values, flags } = csdl.enums[name] as Csdl['enums'][string];
      return [name, { flags, values: Object.keys(values).filter(value => value !== 'unknownFutureValue') }];
    }),
  ),
};
// One line per type keeps the file readable and its differences small.
const lines = (entries: Record<string, unknown>): string =>
  Object.entries(entries)
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');
writeFileSync(
  join(out, 'graph-types.json'),
  `{\n  "source": ${JSON.stringify(table.source)},\n  "types": {\n${lines(table.types)}\n  },\n  "enums": {\n${lines(table.enums)}\n  }\n}\n`,
);

interface Role {
  displayName: string;
  templateId: string;
  isPrivileged?: boolean;
  notInReferenceTable?: boolean;
}
const { roles } = JSON.parse(readFileSync(join(folder, 'builtin-roles.json'), 'utf8')) as { roles: Role[] };
const roleLines = roles
  .filter(role => !role.notInReferenceTable)
  .map(({ displayName, templateId, isPrivileged }) => `  ${JSON.stringify({ displayName, templateId, isPrivileged: isPrivileged === true })}`);
writeFileSync(join(out, 'builtin-roles.json'), `[\n${roleLines.join(',\n')}\n]\n`);

interface Operation {
  method: string;
  path: string;
  /** The least permissions, as documented. */
  delegated: string;
  application: string;
  /** All permissions that are enough; absent where the permission data file does not know the path. */
  delegatedAccepted?: string[];
  applicationAccepted?: string[];
  /** Any one is enough. "EM:" marks roles inside of entitlement management. */
  roles?: string[];
}
const { operations } = JSON.parse(readFileSync(join(folder, 'permissions.json'), 'utf8')) as { operations: Record<string, Operation> };
const directoryRoles = new Set(roles.map(role => role.displayName));
const permissions = Object.fromEntries(
  Object.values(operations).map(operation => {
    const { method, path, delegated, application, delegatedAccepted = [delegated], applicationAccepted = [application] } = operation;
    // The roles for reading are the least ones and partly unconfirmed: higher ones read as well, so they are no rule.
    const enough = method === 'GET' ? [] : (operation.roles ?? []).filter(role => directoryRoles.has(role));
    return [`${method} ${path}`, { delegated: delegatedAccepted, application: applicationAccepted, roles: enough }];
  }),
);
writeFileSync(join(out, 'permissions.json'), `{\n${lines(permissions).replaceAll(/^ {4}/gm, '  ')}\n}\n`);

interface Attribute {
  name: string;
  type: string;
  multiValued: boolean;
  asSource: string;
  asTarget: string;
  usableInScopingFilter: boolean;
}
interface SyncFunction {
  name: string;
  minArgs: number;
  maxArgs: number | null;
  parameters: { name: string; type: string; required: boolean; repeating: boolean }[];
  graphParameterKeys?: string[];
}
interface Operator {
  graphOperatorName: string;
  arity: string;
}
const read = <T>(name: string): T => JSON.parse(readFileSync(join(reference, 'entra', name), 'utf8')) as T;
const list = (items: object[]): string => `[\n${items.map(item => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
const { attributes } = read<{ attributes: Attribute[] }>('attributes.json');
const { functions } = read<{ functions: SyncFunction[] }>('functions.json');
const { scopingFilter } = read<{ scopingFilter: { operators: Operator[] } }>('operators.json');
const GIVEN = ['yes', 'likely', 'special', 'unconfirmed'];
const attributeRows = attributes.map(({ name, type, multiValued, asSource, asTarget, usableInScopingFilter }) => ({
  name,
  type: type === 'Complex' ? 'String' : type,
  multivalued: multiValued,
  source: GIVEN.includes(asSource),
  target: GIVEN.includes(asTarget),
  /** Can be added to the list of source attributes by hand. */
  addable: asSource === 'after-schema-extension',
  filter: usableInScopingFilter === true,
}));
const functionRows = functions
  .filter(({ name }) => !name.includes('.'))
  .map(({ name, minArgs, maxArgs, parameters, graphParameterKeys }) => ({
    name,
    min: minArgs,
    max: maxArgs,
    keys: (graphParameterKeys ?? parameters.map(parameter => parameter.name)).map(key => key.replace(' (repeats)', '').replaceAll(/[[\]]/g, '')),
    parameters: parameters.map(({ name: key, required, repeating }) => ({ name: key, required, repeating })),
  }));
const operatorRows = scopingFilter.operators.map(({ graphOperatorName, arity }) => ({ name: graphOperatorName, unary: arity === 'unary' }));
writeFileSync(
  join(out, 'synchronization.json'),
  `{\n  "attributes": ${list(attributeRows)},\n  "functions": ${list(functionRows)},\n  "operators": ${list(operatorRows)}\n}\n`,
);
