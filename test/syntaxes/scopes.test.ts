import { describe, expect, it } from 'vitest';
import { expressionFunctions } from '../../language/data/functions.ts';
import { filterOperators, ruleOperators } from '../../language/data/operators.ts';
import { kinds } from '../../language/kinds/index.ts';
import { scopeOf, tokenize } from './tokenize.ts';

/** Each word with its innermost scope, punctuation left out. */
async function scopes(text: string): Promise<readonly (readonly [string, string | undefined])[]> {
  const tokens = await tokenize(text);
  return tokens.filter(token => /[\w<=>&-]/.test(token.text)).map(token => [token.text, token.scopes.at(-1)]);
}

const body = (line: string) => `mapping m {\n  ${line}\n}`;

describe('headers', () => {
  it('tells kind, name, display name and tenants apart', async () => {
    expect(await scopes('existing group leads "SOC leads" in contoso, fabrikam')).toEqual([
      ['existing', 'storage.modifier.existing'],
      ['group', 'storage.type'],
      ['leads', 'entity.name.type'],
      ['SOC leads', 'string.quoted.double'],
      ['in', 'keyword.other'],
      ['contoso', 'entity.name.namespace'],
      ['fabrikam', 'entity.name.namespace'],
    ]);
  });

  it.each([
    ['sync contoso -> targets, litware "SOC" {', ['contoso', 'targets', 'litware']],
    ['access contoso with litware {', ['contoso', 'litware']],
    ['mesh emea, us, apac {', ['emea', 'us', 'apac']],
    ['tenants targets = fabrikam, tailspin', ['fabrikam', 'tailspin']],
    ['group g\n  in contoso,\n  fabrikam {', ['contoso', 'fabrikam']],
  ])('%s names tenants', async (text, tenants) => {
    const tokens = await tokenize(text);
    expect(tokens.filter(token => token.scopes.at(-1) === 'entity.name.namespace').map(token => token.text)).toEqual(tenants);
  });

  it('knows the type after a colon', async () => {
    expect(scopeOf(await tokenize('extension socRole: String in targets'), 'String')).toBe('support.type');
  });

  it.each(kinds.map(kind => kind.keyword))('%s starts a declaration', async keyword => {
    expect((await tokenize(`${keyword} a "A" in b`))[0]?.scopes).toEqual(['storage.type']);
  });

  it('takes a kind that does not exist yet', async () => {
    expect(await scopes('roleAssignment duty "Duty" in contoso { anything: whatever }')).toEqual([
      ['roleAssignment', 'storage.type'],
      ['duty', 'entity.name.type'],
      ['Duty', 'string.quoted.double'],
      ['in', 'keyword.other'],
      ['contoso', 'entity.name.namespace'],
      ['anything', 'variable.other.property'],
      ['whatever', 'variable.other.readwrite'],
    ]);
  });

  it.each(['', '// a comment', 'import "./b.tenantry"', 'group b in x', 'existing group b in x'])('ends before "%s"', async next => {
    const tokens = await tokenize(`tenants a = b\n${next}\ngroup c "C" in d`);
    expect(scopeOf(tokens, 'c')).toBe('entity.name.type');
    expect(scopeOf(tokens, 'group', tokens.filter(token => token.text === 'group').length - 1)).toBe('storage.type');
  });

  it('may follow a body on the same line', async () => {
    const tokens = await tokenize('catalog a in x { } group b in x');
    expect(scopeOf(tokens, 'group')).toBe('storage.type');
    expect(scopeOf(tokens, 'b')).toBe('entity.name.type');
  });
});

describe('bodies', () => {
  it('finds properties on one line', async () => {
    const tokens = await tokenize('organization o in c { state: configured  sponsors: members of desk }');
    expect([scopeOf(tokens, 'state'), scopeOf(tokens, 'sponsors')]).toEqual(['variable.other.property', 'variable.other.property']);
    expect(scopeOf(tokens, 'desk')).toBe('variable.other.readwrite');
  });

  it.each([
    ['policy "On request" {', '  grants: role "Reader"\n'],
    ['policy auto {', '  catalog: soc\n'],
    ['policy "On request" {', '  grants: role "Reader" '],
    ['policy "On request"\n{', ''],
  ])('finds the nested declaration %s after "%s"', async (header, before) => {
    const tokens = await tokenize(`package p in c {\n${before}${header}\n    expires: 8h\n  }\n}\ngroup g in c`);
    expect(scopeOf(tokens, 'policy')).toBe('storage.type');
    expect(scopeOf(tokens, 'expires')).toBe('variable.other.property');
    expect(scopeOf(tokens, 'group')).toBe('storage.type');
  });

  it('goes on over lines after a comma', async () => {
    const tokens = await tokenize('package p in c {\n  grants: role "A",\n    role "B"\n  catalog: x\n}');
    expect(scopeOf(tokens, 'role', 1)).toBe('keyword.other');
    expect(scopeOf(tokens, 'catalog')).toBe('variable.other.property');
  });

  it('reads flows', async () => {
    expect(await scopes(body('displayName <- Append([displayName], " (x)") on create'))).toContainEqual(['Append', 'support.function']);
    expect((await scopes(body('displayName <- [mail]'))).slice(2)).toEqual([
      ['displayName', 'variable.other.property'],
      ['<-', 'keyword.operator.assignment'],
      ['mail', 'variable.other.property'],
    ]);
  });

  it('survives what is not closed yet', async () => {
    const tokens = await tokenize('group a in b {\n  members: (user.x -eq "open\n  description: Left([y\n}\ngroup c in d');
    expect(scopeOf(tokens, 'description')).toBe('variable.other.property');
    expect(scopeOf(tokens, 'c')).toBe('entity.name.type');
  });
});

describe('values', () => {
  it.each(expressionFunctions.map(f => f.name))('%s is a function', async name => {
    expect(scopeOf(await tokenize(body(`x <- ${name}([y], "z")`)), name)).toBe('support.function');
  });

  it.each(filterOperators.map(operator => operator.name))('%s is an operator of filters', async name => {
    const tokens = await tokenize(`sync a -> b {\n  filter: department ${name} "x" AND country IS NULL\n}`);
    expect(scopeOf(tokens, name)).toMatch(/^keyword\.operator\.(comparison|bitwise)$/);
    expect(scopeOf(tokens, 'AND')).toBe('keyword.operator.logical');
    expect(scopeOf(tokens, 'country')).toBe('variable.other.property');
  });

  it.each(ruleOperators.flatMap(operator => [operator.name, operator.name.slice(1)]))('%s is an operator of membership rules', async name => {
    const tokens = await tokenize(`group g {\n  members: user.department ${name} "x" -and (user.mail -ne null)\n}`);
    expect(scopeOf(tokens, name)).toBe('keyword.operator.comparison');
    expect(scopeOf(tokens, 'user')).toBe('variable.other.object');
    expect(scopeOf(tokens, 'department')).toBe('variable.other.property');
    expect(scopeOf(tokens, '-and')).toBe('keyword.operator.logical');
    expect(scopeOf(tokens, 'null')).toBe('constant.language');
  });

  it.each([
    [
      '30d',
      [
        ['30', 'constant.numeric'],
        ['d', 'keyword.other.unit'],
      ],
    ],
    ['500', [['500', 'constant.numeric']]],
    ['-10', [['-10', 'constant.numeric']]],
    ['&H1F', [['&H1F', 'constant.numeric.hex']]],
    ['true', [['true', 'constant.language']]],
  ])('%s', async (text, expected) => {
    expect((await scopes(body(`x: ${text}`))).slice(3)).toEqual(expected);
  });

  it('knows the two escapes of texts, and ends an open text with its line', async () => {
    const tokens = await tokenize(body(String.raw`x <- "a\"b\\" on create`));
    expect(tokens.filter(token => token.scopes.at(-1) === 'constant.character.escape').map(token => token.text)).toEqual(['\\"', '\\\\']);
    expect(scopeOf(tokens, 'on')).toBe('keyword.other');
    const pattern = await tokenize(body(String.raw`x: "\.com\d"`));
    expect(pattern.filter(token => token.scopes.at(-1) === 'constant.character.escape')).toEqual([]);
    expect(scopeOf(await tokenize(body('x: "open')), '}')).toBe('punctuation.section.block.end');
  });

  it('keeps comments apart from texts', async () => {
    const tokens = await tokenize(body('x: "http://a" // b { c: d\n  /* e\n f: */ g: 1'));
    expect(tokens.filter(token => token.scopes.some(scope => scope.startsWith('comment.'))).map(token => token.text)).toEqual([
      '//',
      'b { c: d',
      '/*',
      'e',
      'f:',
      '*/',
    ]);
    expect(scopeOf(tokens, 'g')).toBe('variable.other.property');
  });
});
