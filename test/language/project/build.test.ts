import { describe, expect, test } from 'vitest';
import { preamble, read, told } from '../read.ts';

describe('expanding', () => {
  test('a declaration placed in a set exists once in each tenant, under one declaration', async () => {
    const { topology, problems } = await read(`${preamble}catalog c "C" in both { external: true }`);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const catalogs = topology.resources.filter(resource => resource.kind === 'catalog');
    expect(catalogs.map(({ key, tenant, external }) => ({ key, tenant, external }))).toEqual([
      { key: 'catalog:a/c', tenant: 'a', external: true },
      { key: 'catalog:b/c', tenant: 'b', external: true },
    ]);
    expect(catalogs[0]?.declaration).toEqual(catalogs[1]?.declaration);
  });

  test('a mesh of n tenants is n(n-1) links', async () => {
    const { topology } = await read(`${preamble}
      tenant c { id: "00000000-0000-0000-0000-00000000000c" }
      tenant d { id: "00000000-0000-0000-0000-00000000000d" }
      mesh both, c, d { assign: leads }`);
    expect(topology.links).toHaveLength(12);
    expect(new Set(topology.links.map(link => link.key)).size).toBe(12);
    expect(topology.meshes.map(mesh => mesh.members)).toEqual([['a', 'b', 'c', 'd']]);
  });

  test('a link to a set that holds its source leaves the source out', async () => {
    const { topology } = await read(`${preamble}sync a -> both { }`);
    expect(topology.links.map(link => link.key)).toEqual(['sync:a/b']);
  });

  test('sets may name sets, and a circle of sets ends', async () => {
    const { topology } = await read(`${preamble}tenants all = both, more  tenants more = all, a`);
    expect(topology.sets.find(set => set.name === 'all')?.members).toEqual(['a', 'b']);
  });

  test('a mapping binds the extension of the tenant on each side of a link', async () => {
    const { topology } = await read(`${preamble}
      extension mark: String in both
      mapping m { mark <- [mark]  companyName <- "A" on create }
      sync a -> b { mapping: m }`);
    const [link] = topology.links;
    expect(link?.flows[0]?.target.extension).toBe('extension:b/mark');
    expect(link?.flows[0]?.source).toMatchObject({ type: 'attribute', attribute: { extension: 'extension:a/mark' } });
    expect(link?.flows[1]).toMatchObject({ apply: 'onCreate', source: { type: 'constant', value: 'A' } });
  });
});

describe('the name of a topology', () => {
  test('is in the model, with what people call it', async () => {
    const { topology, problems } = await read(`topology soc "Security operations center"\n${preamble}`);
    expect(topology.identity).toMatchObject({ kind: 'topology', key: 'topology:soc', name: 'soc', displayName: 'Security operations center' });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await read(preamble)).topology.identity).toBeUndefined();
  });

  test('is given once, in the root file, in its own form', async () => {
    expect(told(await read(`topology soc\ntopology hr\n${preamble}`)).join('\n')).toContain('duplicate-name: "the name of the topology"');
    const imported = await read({ 'main.tenantry': 'import "./more.tenantry"', 'more.tenantry': `topology soc\n${preamble}` });
    expect(told(imported).join('\n')).toContain('header: A topology is named in its root file');
    expect(told(await read(`topology soc in a\n${preamble}`)).join('\n')).toContain('header: A topology is written topology soc "Security operations center".');
    expect(told(await read(`topology soc { id: 1 }\n${preamble}`)).join('\n')).toContain('unknown-property');
  });
});

describe('names', () => {
  test('one name may stand for different objects in different tenants', async () => {
    const { topology, problems } = await read(`${preamble}
      existing group g "One" in a
      existing group g "Two" in b
      package p in both { catalog: c  grants: group g }
      catalog c in both`);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const granted = topology.resources
      .flatMap(resource => (resource.kind === 'package' ? resource.grants : []))
      .map(grant => grant.type === 'group' && grant.group.key);
    expect(granted).toEqual(['group:a/g', 'group:b/g']);
  });

  test('a name twice in one tenant is reported where it comes again, with the first as related place', async () => {
    const project = await read(`${preamble}group x in a group x in both`);
    const [problem] = project.problems.filter(({ code }) => code === 'duplicate-name');
    expect(problem?.message).toBe('"x" is already declared in tenant "a".');
    expect(problem?.related?.[0]?.span.start).toBeLessThan(problem?.span.start ?? 0);
  });

  test('an object of another tenant is named as such; a misspelt one gets the nearest', async () => {
    const project = await read(`${preamble}
      group only in a
      package p in b { grants: group only, group leds }`);
    expect(told(project)).toEqual(
      expect.arrayContaining([
        'unresolved-reference: "only" belongs to tenant "a" and cannot be used in "b": a group is an object of exactly one tenant.',
        'unresolved-reference: Cannot find group "leds" in tenant "b". Did you mean "leads"?',
      ]),
    );
  });

  test('unknown kinds, properties and values say the nearest match', async () => {
    const project = await read(`${preamble}grup x in a  catalog c in a { externl: true }  sync a -> b { scope: asigned }`);
    expect(told(project)).toEqual(
      expect.arrayContaining([
        'unknown-kind: There is no "grup". Did you mean "group"?',
        'unknown-property: A catalog has no property "externl". Did you mean "external"?',
        'bad-value: Expected assigned or all, found "asigned". Did you mean "assigned"?',
      ]),
    );
  });

  test('what exists is never written', async () => {
    const project = await read(`${preamble}existing group g in a { description: "x" }  user u in a`);
    expect(told(project)).toEqual(
      expect.arrayContaining([
        'not-for-existing: This group exists already and is never written: "description" cannot be set.',
        'existing-not-possible: A user is never written: refer to one that is there by "existing user …".',
      ]),
    );
  });

  test('prototype names are names', async () => {
    const { topology } = await read(`${preamble}group constructor in a  group __proto__ in a { toString: 1 }`);
    expect(topology.resources.filter(({ kind, existing }) => kind === 'group' && !existing).map(({ name }) => name)).toEqual(['constructor', '__proto__']);
  });
});

describe('imports', () => {
  test('a file shared by two imports is read once; symbols cross files', async () => {
    const project = await read({
      'main.tenantry': 'import "./x.tenantry" import "./sub/y.tenantry" sync a -> b { scope: all }',
      'x.tenantry': 'import "./sub/y.tenantry" tenant a { id: "00000000-0000-0000-0000-00000000000a" }',
      'sub/y.tenantry': 'tenant b { id: "00000000-0000-0000-0000-00000000000b" }',
    });
    expect(project.topology.files.map(file => file.split('/').pop())).toEqual(['main.tenantry', 'x.tenantry', 'y.tenantry']);
    expect(project.topology.links).toHaveLength(1);
    expect(project.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('missing, cyclic and outside imports are problems at the import', async () => {
    const project = await read({
      'main.tenantry': 'import "./missing.tenantry" import "./x.tenantry" import "/etc/passwd" import "https://example.com/x.tenantry"',
      'x.tenantry': 'import "./main.tenantry"',
    });
    expect(project.problems.map(({ code }) => code).sort()).toEqual(['import-cycle', 'import-not-found', 'import-outside', 'import-outside']);
  });
});

describe('guards', () => {
  test('deep nesting, long lines and large files are refused, and the next file still parses', async () => {
    for (const hostile of [`group g in a { x: ${'('.repeat(5000)}`, `// ${'x'.repeat(10_001)}`, 'group g in a\n'.repeat(330_000)]) {
      const project = await read({
        'main.tenantry': 'import "./hostile.tenantry" tenant a { id: "00000000-0000-0000-0000-00000000000a" }',
        'hostile.tenantry': hostile,
      });
      expect(project.problems.map(({ code }) => code)).toContain('file-too-large');
      expect(project.topology.tenants).toHaveLength(1);
    }
  });

  test('a text without its closing quote is one problem at the text', async () => {
    const project = await read('tenant a "Alpha {\n  id: "00000000-0000-0000-0000-00000000000a"\n}');
    expect(project.problems.map(({ code }) => code)).toContain('string-not-closed');
  });
});
