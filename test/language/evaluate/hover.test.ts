import { expect, test } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { createWorkspace, marked } from '../services/workspace.ts';

const tenants = `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "contoso.com" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" domains: "fabrikam.com" }
tenant tailspin "Tailspin" { id: "c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03" domains: "tailspintoys.com" }
extension socRole: String in fabrikam
`;

async function hover(typed: string): Promise<string | undefined> {
  const { text, offset } = marked(tenants + typed);
  const workspace = createWorkspace({ 'a.tenantry': text });
  await workspace.start();
  const found = (await workspace.language.lsp.HoverProvider?.getHoverContent(workspace.document('a.tenantry'), workspace.at('a.tenantry', offset))) as
    | Hover
    | undefined;
  return (found?.contents as MarkupContent | undefined)?.value.replace(/\\/g, '');
}

const row = (text: string) => hover(`mapping m {\n  ${text}\n}`);

test('an expression shows its value for Ana Lima, each part its own', async () => {
  expect(await row('displayName <- Ap<|>pend([displayName], " (Contoso)")')).toMatch(/For Ana Lima: `Ana Lima \(Contoso\)`$/);
  expect(await row('display<|>Name <- Append([displayName], " (Contoso)")')).toMatch(/For Ana Lima: `Ana Lima \(Contoso\)`$/);
  expect(await row('displayName <- Append([display<|>Name], " (Contoso)")')).toMatch(/For Ana Lima: `Ana Lima`$/);
  expect(await row('displayName <- Append(ToUp<|>per([city]), "!")')).toMatch(/For Ana Lima: `LISBON`$/);
  expect(await row('displayName <- Append([displayName], " (Con<|>toso)")')).toBe('For Ana Lima: `Ana Lima (Contoso)`');
  expect(await row('companyName <- "Con<|>toso"')).toBeUndefined();
});

test('what cannot be known or fails is said in words', async () => {
  expect(await row('employeeId <- Gu<|>id()')).toContain('For Ana Lima: not known here, a new GUID at every evaluation.');
  expect(await row('employeeId <- II<|>F([manager] = "x", "a", "b")')).toContain('Fails for Ana Lima: a comparison fails on an empty value.');
  expect(await row('employeeId <- [man<|>ager]')).toContain('For Ana Lima: no value.');
});

test('the sample lives in the first domain of the source', async () => {
  expect(await hover('mapping m {\n  employeeId <- Word([ma<|>il], 2, "@")\n}\nsync tailspin -> fabrikam { mapping: m }')).toContain(
    '`ana.lima@tailspintoys.com`',
  );
});

test('a filter says whether she passes, from each source', async () => {
  expect(await hover('sync contoso -> fabrikam { fil<|>ter: department EQUALS "Security" }')).toMatch(/Ana Lima of contoso passes the filter\.$/);
  expect(await hover('sync contoso -> fabrikam { filter: department EQUALS "sec<|>urity" }')).toBe('Ana Lima of contoso does not pass the filter.');
  expect(await hover('sync contoso, tailspin -> fabrikam { filter: mail ENDS<|>_WITH "@contoso.com" }')).toMatch(
    /- Ana Lima of contoso passes the filter\.\n- Ana Lima of tailspin does not pass the filter\.$/,
  );
  expect(await hover('sync contoso -> fabrikam { filter: department REGEX MA<|>TCH "cur" }')).toMatch(
    /Whether Ana Lima of contoso passes the filter is not known here: whether a pattern has to match the whole value is not documented\.$/,
  );
});

test("a rule says it of the tenant's own user and of those whom the links send", async () => {
  const text = `mapping m {
  companyName <- "Contoso"
  socRole <- "analyst"
  department <- [manager] default "Sales"
}
sync contoso -> fabrikam { mapping: m }
sync tailspin -> fabrikam { }
`;
  const group = (rule: string) => hover(`${text}group g "G" in fabrikam { mem<|>bers: ${rule} }`);
  expect(await group('user.socRole -eq "ANALYST"')).toMatch(
    /- Ana Lima of fabrikam does not fit the rule\.\n- Ana Lima, sent by contoso -> fabrikam, fits the rule\.\n- Ana Lima, sent by tailspin -> fabrikam, does not fit the rule\.$/,
  );
  expect(await group('user.department -eq "Sales"')).toContain('sent by contoso -> fabrikam, fits');
  expect(await group('user.companyName -eq null')).toContain('- Ana Lima, sent by tailspin -> fabrikam, fits the rule.');
  expect(await group('user.mail -endsWith "@tailspintoys.com"')).toContain('- Ana Lima, sent by tailspin -> fabrikam, fits the rule.');
  expect(await group('user.userPrincipalName -endsWith "@fabrikam.com"')).toContain(
    'Whether Ana Lima, sent by contoso -> fabrikam, fits the rule is not known here: the user principal name becomes one of the target.',
  );
  expect(await hover(`${text}package p "P" in fabrikam { policy "A" { when: user.userType -e<|>q "member" } }`)).toContain('sent by contoso -> fabrikam, fits');
});
