import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { run } from '../cli/run.ts';
import { startClient, type TestClient } from './client.ts';

const rules = { 'sync-all-scope': 'error', 'unused-declaration': 'off', 'package-without-resource': 'info' };
const settings = JSON.stringify({ 'tenantry.rules': rules });
const tenant = (name: string, digit: number) => `tenant ${name} "${name}" {\n  id: "00000000-0000-0000-0000-00000000000${digit}"\n}\n`;
const files: Readonly<Record<string, string>> = {
  'shared/tenants.tenantry': `${tenant('a', 1)}${tenant('b', 2)}// tenantry-ignore tenant-unreachable: used elsewhere\n${tenant('c', 3)}`.replaceAll(
    '\n',
    '\r\n',
  ),
  'one.tenantry':
    'import "./shared/tenants.tenantry"\nmapping spare { mail <- [mail] }\nsync a -> b {\n  scope: all\n}\n// tenantry-ignore sync-all-scope: everybody goes\nsync b -> a { scope: all }\n',
  'two.tenantry':
    'import "./shared/tenants.tenantry"\nimport "./absent.tenantry"\ncatalog k "K" in b\npackage p "P" in b { catalog: k grants: rol "Security Reader"\n  policy "X" {}\n}\npackage q "Q" in b { catalog: k }\nsync a -> c { scope: asigned }\n',
};
const severities = ['', 'error', 'warning', 'info', 'hint'];

let folder: string;
let client: TestClient;
const uri = (name: string) => pathToFileURL(join(folder, name)).toString();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-same-'));
  for (const [name, text] of Object.entries({ ...files, '.vscode/settings.json': settings })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const read = () => (JSON.parse(readFileSync(join(folder, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>)['tenantry.rules'];
  client = await startClient(
    pathToFileURL(folder).toString(),
    { capabilities: { workspace: { configuration: true } } },
    {
      'workspace/configuration': ({ items }: { items: readonly { section: string }[] }) =>
        items.map(({ section }) => (section === 'tenantry' ? { rules: read() } : null)),
    },
  );
}, 60_000);
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

test('a check tells the same problems as an editor, with a committed configuration', async () => {
  const configured = (all: readonly Diagnostic[]) => all.every(({ code, severity }) => code !== 'sync-all-scope' || severity === 1);
  const shown = await Promise.all(
    Object.keys(files).map(async name =>
      (
        await client.diagnostics(uri(name), all => (name === 'one.tenantry' ? all.length > 0 && configured(all) : name.startsWith('shared') || all.length > 0))
      ).map(({ code, severity, message, range: { start, end } }) => ({
        file: join(folder, name),
        place: `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
        said: `${severities[severity ?? 0]} ${code} ${message}`,
      })),
    ),
  );
  const { out, exitCode } = await run(['check', folder, '--json']);
  const checked = (JSON.parse(out) as { problems: readonly CheckedProblem[] }).problems.map(
    ({ file, line, column, endLine, endColumn, severity, code, message }) => ({
      file: join(process.cwd(), file),
      place: `${line}:${column}-${endLine}:${endColumn}`,
      said: `${severity} ${code} ${message}`,
    }),
  );
  const sorted = (all: readonly { file: string; place: string; said: string }[]) => all.map(one => `${one.file}:${one.place} ${one.said}`).sort();
  expect(sorted(checked)).toEqual(sorted(shown.flat()));
  const codes = checked.map(({ said }) => said.split(' ').slice(0, 2).join(' '));
  expect(codes).toContain('error sync-all-scope');
  expect(codes).toContain('error import-not-found');
  expect(codes).toContain('info package-without-resource');
  expect(codes.some(code => code.endsWith(' unused-declaration'))).toBe(false);
  expect(exitCode).toBe(1);
});

interface CheckedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}
