import { describe, expect, test } from 'vitest';
import { differences, settings } from '../../deploy/plan/differences.ts';
import { fill, token } from '../../deploy/plan/references.ts';
import { canonicalExpression, expressionText, mappingSource } from '../../deploy/wire/expression.ts';
import { canonicalRule, ruleText } from '../../deploy/wire/membership-rule.ts';
import { changeSchema, type SchemaWishes } from '../../deploy/wire/schema.ts';
import { tenants } from './scenarios.ts';
import { topologyFrom } from './world.ts';

describe('differences', () => {
  test.each([
    ['order of a collection', { a: ['x', 'y'] }, { a: ['y', 'x'] }],
    ['members that are not wanted', { a: 1 }, { a: 1, createdDateTime: 'z' }],
    ['null, absent and empty', { a: null, b: [], c: '' }, { b: null }],
    ['false and absent', { a: false }, {}],
    [
      'casing of vocabulary and of ids',
      { state: 'Published', id: 'AAAAAAAA-0000-4000-8000-000000000001' },
      { state: 'published', id: 'aaaaaaaa-0000-4000-8000-000000000001' },
    ],
    ['the sharp sign of a type', { '@odata.type': '#microsoft.graph.singleUser' }, { '@odata.type': 'microsoft.graph.singleUser' }],
    ['spellings of a duration', { within: 'P14D', after: 'PT24H', off: 'PT0S' }, { within: 'P2W', after: 'P1D', off: null }],
    ['spellings of an instant', { at: '2026-01-01T00:00:00Z' }, { at: '2026-01-01T00:00:00.0000000Z' }],
  ])('%s is none', (_, wanted, live) => {
    expect(differences(wanted, live)).toEqual([]);
  });

  test.each([
    ['casing of a name', { displayName: 'SOC' }, { displayName: 'soc' }, 'displayName'],
    ['a member inside', { a: { b: 1 } }, { a: { b: 2 } }, 'a.b'],
    ['a member of the only stage', { stages: [{ within: 'P1D', who: 'x' }] }, { stages: [{ within: 'P2D', who: 'x' }] }, 'stages[0].within'],
    ['one more', { a: ['x'] }, { a: ['x', 'y'] }, 'a'],
    ['a value to be taken away', { a: null }, { a: 'P1D' }, 'a'],
    ['months are no days', { a: 'P1M' }, { a: 'P30D' }, 'a'],
  ])('%s is one', (_, wanted, live, path) => {
    expect(differences(wanted, live).map(change => change.path)).toEqual([path]);
  });

  test('the settings of a creation are its leaves', () => {
    expect(settings({ a: { b: 1, c: null }, '@odata.type': 'x', d: ['y'] })).toEqual([
      { path: 'a.b', new: 1 },
      { path: 'd', new: ['y'] },
    ]);
  });
});

test('tokens are filled in everywhere, and an unknown one is an error', () => {
  const value = { a: token('group:x/y'), b: [`(user.${token('extension:x/e', 'fullName')} -eq "1")`] };
  expect(fill(value, (key, field) => `${key}.${field}`)).toEqual({ a: 'group:x/y.id', b: ['(user.extension:x/e.fullName -eq "1")'] });
  expect(() => fill(value, () => undefined)).toThrow('group:x/y has no id yet');
});

describe('membership rules', () => {
  test.each([
    ['(user.department -eq "SOC")', 'user.department -eq "SOC"'],
    ['(user.a -eq "x") -and (user.b -ne null)', 'user.a -EQ "x"   -AND user.b -ne null'],
    ['((user.a -eq "x") -and (user.b -eq "y")) -or (user.c -eq "z")', 'user.a -eq "x" -and user.b -eq "y" -or user.c -eq "z"'],
    ['-not (user.a -contains "x")', '-not(user.a -contains "x")'],
    ['user.a -in ["x","y"]', 'user.a -in ["x", "y"]'],
    ['user.assignedPlans -any (assignedPlan.servicePlanId -eq "1")', '(user.assignedPlans -any (assignedPlan.servicePlanId -eq "1"))'],
  ])('%s says the same as %s', (a, b) => {
    expect(canonicalRule(a)).toBe(canonicalRule(b));
  });

  test.each([
    ['user.a -eq "x" -or user.b -eq "y" -and user.c -eq "z"', '(user.a -eq "x" -or user.b -eq "y") -and user.c -eq "z"'],
    ['user.a -eq "X"', 'user.a -eq "x"'],
    ['-not (user.a -eq "x" -and user.b -eq "y")', '-not (user.a -eq "x") -and user.b -eq "y"'],
  ])('%s says something else than %s', (a, b) => {
    expect(canonicalRule(a)).not.toBe(canonicalRule(b));
  });

  test('extensions get their full name, quotes are escaped', async () => {
    const topology = await topologyFrom(
      `${tenants}extension mark: String in contoso\ngroup g "G" in contoso {\n  members: user.mark -eq "a" -and user.department -ne null\n}`,
    );
    const group = topology.resources.find(resource => resource.kind === 'group');
    const rule = group?.kind === 'group' ? group.membershipRule : undefined;
    expect(rule && ruleText(rule, attribute => (attribute.extension ? 'extension_1_mark' : attribute.name))).toBe(
      '(user.extension_1_mark -eq "a") -and (user.department -ne null)',
    );
  });
});

describe('expressions', () => {
  const sourceOf = async (expression: string) => {
    const topology = await topologyFrom(`${tenants}mapping m {\n  displayName <- ${expression}\n}\nsync contoso -> fabrikam {\n  scope: all\n  mapping: m\n}`);
    const source = topology.links[0]?.flows[0]?.source;
    if (!source) throw new Error('No expression.');
    return source;
  };
  const name = (attribute: { name: string }) => attribute.name;

  test('a function is a tree whose nodes carry their text', async () => {
    expect(mappingSource(await sourceOf('Append([displayName], " (Contoso)")'), name)).toEqual({
      type: 'Function',
      name: 'Append',
      expression: 'Append([displayName], " (Contoso)")',
      parameters: [
        { key: 'source', value: { type: 'Attribute', name: 'displayName', expression: '[displayName]', parameters: [] } },
        { key: 'suffix', value: { type: 'Constant', name: ' (Contoso)', expression: '" (Contoso)"', parameters: [] } },
      ],
    });
  });

  test('empty places stay in the text and have no parameter', async () => {
    const source = await sourceOf('Replace([mail], "@contoso.com", , , "@x.com", , )');
    expect(expressionText(source, name)).toBe('Replace([mail], "@contoso.com", , , "@x.com", , )');
    expect(mappingSource(source, name)['parameters']).toHaveLength(3);
  });

  test('parameters of one node have different keys', async () => {
    const { parameters } = mappingSource(await sourceOf('Join("-", [givenName], [surname], [department])'), name) as unknown as {
      parameters: { key: string }[];
    };
    expect(new Set(parameters.map(({ key }) => key)).size).toBe(4);
  });

  test('spaces outside of quotes do not matter', () => {
    expect(canonicalExpression('Append( [a] , " (b) ")')).toBe(canonicalExpression('Append([a]," (b) ")'));
    expect(canonicalExpression('"a b"')).not.toBe(canonicalExpression('"ab"'));
  });
});

describe('the synchronization schema', () => {
  const row = (targetAttributeName: string, expression: string, matchingPriority = 0) => ({
    targetAttributeName,
    source: { type: 'Function', expression },
    flowType: 'Always',
    matchingPriority,
    flowBehavior: 'FlowAlways',
  });
  const schema = {
    id: 's',
    synchronizationRules: [
      { name: 'OTHER', objectMappings: [] },
      {
        name: 'USER_INBOUND_USER',
        targetDirectoryName: 'target',
        sourceDirectoryName: 'source',
        objectMappings: [
          { sourceObjectName: 'Group', targetObjectName: 'Group', attributeMappings: [row('displayName', '[displayName]')] },
          {
            sourceObjectName: 'User',
            targetObjectName: 'User',
            flowTypes: 'Add,Update,Delete',
            scope: { groups: [{ name: 'Filter external users', clauses: [] }], inputFilterGroups: [{ name: 'kept' }] },
            attributeMappings: [row('alternativeSecurityIds', 'AltSecIdFromNetId([netId])', 1), row('department', '[department]')],
          },
        ],
      },
    ],
    directories: [
      { name: 'source', objects: [{ name: 'User', attributes: [] }] },
      {
        name: 'target',
        objects: [
          { name: 'User', attributes: [{ name: 'department' }] },
          { name: 'Group', attributes: [] },
        ],
      },
    ],
  };
  const nothing: SchemaWishes = { rows: [], filter: [], flowTypes: ['Delete', 'Add', 'Update'], extensions: [] };
  const constant = (value: string) => ({ type: 'Constant', name: value, expression: JSON.stringify(value), parameters: [] });

  test('without wishes it stays as it is', () => {
    const { changes, schema: same } = changeSchema(schema, nothing);
    expect(changes).toEqual([]);
    expect(same).toEqual(schema);
  });

  test('the matching attribute is refused, and never changed', () => {
    const {
      refused,
      schema: after,
      changes,
    } = changeSchema(schema, { ...nothing, rows: [{ target: 'alternativeSecurityIds', source: constant('x'), flowType: 'Always' }] });
    expect(refused).toEqual(['alternativeSecurityIds']);
    expect(changes).toEqual([]);
    expect(after).toEqual(schema);
  });

  test('a changed row keeps what is not ours; an extension is made known to its directory; scope groups are added', () => {
    const { schema: after } = changeSchema(schema, {
      ...nothing,
      rows: [
        { target: 'department', source: constant('X'), flowType: 'ObjectAddOnly' },
        { target: 'extension_1_e', source: constant('Y'), flowType: 'Always' },
      ],
      filter: [[{ sourceOperandName: 'country', operatorName: 'EQUALS', targetOperand: { values: ['PT'] } }]],
      extensions: [{ side: 'target', name: 'extension_1_e', type: 'String' }],
    });
    const text = JSON.stringify(after);
    expect(text).toContain('"flowType":"ObjectAddOnly","matchingPriority":0,"flowBehavior":"FlowAlways"');
    expect(text).toContain('"groups":[{"name":"Filter external users","clauses":[]},{"name":"Tenantry"');
    expect(text).toContain('"inputFilterGroups":[{"name":"kept"}]');
    const target = (after['directories'] as { name: string; objects: { name: string; attributes: { name: string }[] }[] }[])[1];
    expect(target?.objects.map(({ attributes }) => attributes.map(attribute => attribute.name))).toEqual([['department', 'extension_1_e'], []]);
  });

  test('what was put there is recognized, and taken away again', () => {
    const wishes: SchemaWishes = {
      ...nothing,
      rows: [{ target: 'extension_1_e', source: constant('Y'), flowType: 'Always' }],
      filter: [[{ sourceOperandName: 'country', operatorName: 'EQUALS', targetOperand: { values: ['PT'] } }]],
    };
    const once = changeSchema(schema, wishes).schema;
    expect(changeSchema(once, wishes).changes).toEqual([]);
    const back = changeSchema(once, { ...nothing, ownPrefix: 'extension_1_' });
    expect(back.removed).toEqual(['extension_1_e']);
    expect(back.schema).toEqual(schema);
  });
});
