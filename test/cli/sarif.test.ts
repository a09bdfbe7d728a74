import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { run } from './run.ts';

// What SARIF 2.1.0 demands of the parts that are used (OASIS, sections 3.13 to 3.58): required members, closed value sets, counts from 1.
const text = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 }, markdown: { type: 'string' } },
  additionalProperties: false,
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const positive = { type: 'integer', minimum: 1 };
const artifactLocation = {
  type: 'object',
  required: ['uri'],
  // A relative reference has forward slashes only and does not lead upwards.
  properties: { uri: { type: 'string', pattern: '^(file:///|(?!\\.\\.|/))[^\\\\ ]+$' }, uriBaseId: { type: 'string' }, index: { type: 'integer', minimum: 0 } },
  additionalProperties: false,
};
const region = {
  type: 'object',
  required: ['startLine'],
  properties: { startLine: positive, startColumn: positive, endLine: positive, endColumn: positive },
  additionalProperties: false,
};
const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    id: { type: 'integer', minimum: 0 },
    message: text,
    physicalLocation: { type: 'object', required: ['artifactLocation'], properties: { artifactLocation, region }, additionalProperties: false },
  },
  additionalProperties: false,
};
const list = (items: object, more = {}) => ({ type: 'array', items, ...more });
const object = (required: string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false });
const schema = object(['version', 'runs'], {
  $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
  version: { const: '2.1.0' },
  runs: list(
    object(['tool'], {
      tool: object(['driver'], {
        driver: object(['name'], {
          name: { type: 'string' },
          semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
          rules: list(
            object(['id'], {
              id: { type: 'string' },
              shortDescription: text,
              fullDescription: text,
              help: text,
              helpUri: { type: 'string', pattern: '^https://' },
              defaultConfiguration: object([], { level }),
            }),
            { uniqueItems: true },
          ),
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      originalUriBaseIds: { type: 'object', additionalProperties: object([], { uri: { type: 'string', pattern: '/$' }, description: text }) },
      artifacts: list(object([], { location: artifactLocation, sourceLanguage: { type: 'string' } }), { uniqueItems: true }),
      results: list(
        object(['message'], {
          ruleId: { type: 'string' },
          ruleIndex: { type: 'integer', minimum: 0 },
          level,
          message: text,
          locations: list(location),
          relatedLocations: list(location, { uniqueItems: true }),
          fixes: list(
            object(['artifactChanges'], {
              description: text,
              artifactChanges: list(
                object(['artifactLocation', 'replacements'], {
                  artifactLocation,
                  replacements: list(object(['deletedRegion'], { deletedRegion: region, insertedContent: object([], { text: { type: 'string' } }) }), {
                    minItems: 1,
                  }),
                }),
                { minItems: 1, uniqueItems: true },
              ),
            }),
            { uniqueItems: true },
          ),
        }),
      ),
    }),
  ),
});
const fits = new Ajv({ strict: false }).compile(schema);

const tenants = `tenant a "A" {\n  id: "00000000-0000-0000-0000-00000000000a"\n}\ntenant b "B" {\n  id: "00000000-0000-0000-0000-00000000000b"\n}\n`;
const main = `import "./tenants.tenantry"\n\nsync a -> b {\n  scope: asigned\n}\n\n/* \u{1F600} */ group a "A" in a\ngroup a "A\u202e" in a\n`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenantry-sarif-'));
  mkdirSync(path.join(folder, 'so c#'));
  writeFileSync(path.join(folder, 'so c#/tenants.tenantry'), tenants);
  writeFileSync(path.join(folder, 'so c#/main.tenantry'), main);
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = async (cwd: string, ...args: string[]) => {
  const { out, exitCode } = await run(['check', folder, '--sarif', ...args], { cwd });
  const log = JSON.parse(out);
  expect(fits(log), JSON.stringify(fits.errors)).toBe(true);
  return { log, run: log.runs[0], exitCode, out };
};

test('a log has the structure that SARIF demands, and its indexes fit', async () => {
  const { run, exitCode } = await check(folder);
  expect(exitCode).toBe(exitCodes.problems);
  expect(run.results.length).toBeGreaterThan(2);
  for (const result of run.results) {
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      const { index, uri } = physicalLocation.artifactLocation;
      expect(run.artifacts[index].location.uri).toBe(uri);
    }
  }
});

test('a rule names the page of Microsoft that it rests on', async () => {
  writeFileSync(path.join(folder, 'so c#/other.tenantry'), 'import "./tenants.tenantry"\n\nsync a -> b {\n  start: false\n}\n');
  const { run } = await check(folder);
  rmSync(path.join(folder, 'so c#/other.tenantry'));
  const rule = run.tool.driver.rules.find(({ id }: { id: string }) => id === 'sync-scope-empty');
  expect(rule.helpUri).toBe('https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure');
  expect(rule.help.markdown).toContain(`[cross-tenant-synchronization-configure](${rule.helpUri})`);
});

test('it tells what the check tells as JSON', async () => {
  const { run: sarif } = await check(folder);
  const problems: { code: string; message: string; line: number; column: number }[] = JSON.parse(
    (await run(['check', folder, '--json'], { cwd: folder })).out,
  ).problems;
  expect(sarif.results.map((result: { ruleId: string }) => result.ruleId)).toEqual(problems.map(({ code }) => code));
  expect(
    sarif.results.map((result: { locations: { physicalLocation: { region: { startLine: number; startColumn: number } } }[] }) => {
      const { startLine, startColumn } = result.locations[0]?.physicalLocation.region ?? {};
      return [startLine, startColumn];
    }),
  ).toEqual(problems.map(({ line, column }) => [line, column]));
});

test('fixes and related places', async () => {
  const { run } = await check(folder);
  const of = (code: string) => run.results.find((result: { ruleId: string }) => result.ruleId === code);
  expect(of('bad-value')).toMatchObject({
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'so%20c%23/main.tenantry', uriBaseId: 'PROJECTROOT' },
          region: { startLine: 4, startColumn: 10, endColumn: 17 },
        },
      },
    ],
    fixes: [
      {
        description: { text: 'Change to "assigned"' },
        artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 4 }, insertedContent: { text: 'assigned' } }] }],
      },
    ],
  });
  // Columns count UTF-16 code units.
  expect(of('duplicate-name')).toMatchObject({
    relatedLocations: [{ message: { text: 'first declared here' }, physicalLocation: { region: { startLine: 7, startColumn: 16 } } }],
  });
});

test('rules say why, and rest on their page where they have one', async () => {
  const { run } = await check(folder);
  for (const rule of run.tool.driver.rules) {
    expect(rule.fullDescription.text).not.toBe(rule.id);
    expect(rule.help.text).toContain(rule.fullDescription.text);
  }
});

test('nothing of this machine stands in it; files elsewhere have whole URIs', async () => {
  const { out } = await check(folder);
  expect(out).not.toContain(folder);
  expect(out).not.toMatch(/[\u202e]/);
  const { run } = await check(path.join(folder, 'so c#', 'elsewhere'));
  for (const { location } of run.artifacts) expect(location.uri).toMatch(/^file:\/\/\//);
});

test('no problems, and settings of severities', async () => {
  const clean = path.join(folder, 'so c#/tenants.tenantry');
  const log = JSON.parse((await run(['check', clean, '--sarif', '--rule', 'tenant-unreachable=off'], { cwd: folder })).out);
  expect(fits(log), JSON.stringify(fits.errors)).toBe(true);
  expect(log.runs[0].results).toEqual([]);
  expect((await run(['check', clean, '--sarif', '--json'])).exitCode).toBe(exitCodes.usage);
  expect(readFileSync('docs/cli.md', 'utf8')).toContain('--sarif');
});
