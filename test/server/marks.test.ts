import type { LangiumDocument } from 'langium';
import { EmptyFileSystem, URI } from 'langium';
import { expect, test } from 'vitest';
import type { Document } from '../../language/generated/ast.ts';
import { buildProject } from '../../language/project/project.ts';
import { createTenantryServices } from '../../language/services/module.ts';
import { brokenBy } from '../../server/handlers/broken.ts';
import { problemMarks, withPlan } from '../../server/handlers/marks.ts';

function project(text: string) {
  const { shared } = createTenantryServices(EmptyFileSystem);
  const documents = shared.workspace.LangiumDocuments;
  return buildProject(documents.createDocument(URI.parse('file:///w/my%20file.tenantry'), text) as LangiumDocument<Document>, documents);
}

const tenants = `tenant a "A" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "a.com" }
tenant b "B" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" domains: "b.com" }
tenants both = a, b
`;

test('a problem marks every object that its declaration makes', () => {
  const marks = problemMarks(project(`${tenants}package p "P" in both { grants: role "Securty Reader" }\n`));
  expect(marks.get('package:a/p')).toMatchObject({ kind: 'error', text: expect.stringContaining('Did you mean "Security Reader"?') });
  expect(marks.get('package:b/p')?.kind).toBe('error');
  expect(marks.get('tenant:a')).toBeUndefined();
});

test('a plan is told before a warning and never hides an error', () => {
  const problems = new Map([
    ['a', { kind: 'error', text: 'wrong' }],
    ['b', { kind: 'warning', text: 'odd' }],
  ] as const);
  const marks = withPlan(problems, [
    { key: 'a', kind: 'create' },
    { key: 'b', kind: 'change', text: '~ group' },
    { key: 'c', kind: 'create' },
    { key: 'd', kind: 'change', badge: '+2 ~1', text: '2 to create, 1 to change' },
  ]);
  expect(marks.get('a')).toEqual({ kind: 'error', text: 'wrong' });
  expect(marks.get('b')).toMatchObject({ kind: 'change', text: '~ group; warning: odd' });
  expect(marks.get('c')?.text).toBeUndefined();
  expect(marks.get('d')?.badge).toBe('+2 ~1');
});

test('a picture of text that can be read is whole, whatever else is wrong', () => {
  expect(brokenBy(project(`${tenants}package p "P" in both { grants: role "Securty Reader" }\n`))).toBeUndefined();
});

test('a picture of broken text says where and why', () => {
  expect(brokenBy(project(`${tenants}package p "P" in both {\n  grants:\n}\n`))).toBe('my file.tenantry, line 6: Expected a value, found "}".');
  expect(brokenBy(project('import "./missing.tenantry"\n'))).toBe('my file.tenantry, line 1: "./missing.tenantry" does not exist.');
});
