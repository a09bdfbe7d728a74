import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read } from './read.ts';

const guide = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

/** What the texts of the guide name and do not declare. */
const around = `
  tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02"  domains: "fabrikam.com" }
  tenant tailspin "Tailspin Toys" { id: "c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03"  domains: "tailspin.com" }
  extension socRole: String in targets
  sync contoso -> targets { mapping: socMapping }
  catalog soc "SOC" in contoso
  group socTools "SOC tools" in contoso
  existing group socAnalysts "SOC analysts" in contoso
  existing group socLeads "SOC leads" in contoso
  existing group dutyManagers "Duty managers" in contoso
  existing application portal "Portal" in contoso
  existing application drawings "Drawings" in contoso
  existing group project "Project" in litware
  existing user cleo "cleo@contoso.com" in contoso
`;

test('the texts in the guide to the language have no errors', async () => {
  const texts = [...guide.matchAll(/^```tenantry\n([\s\S]*?)^```/gm)].map(([, text = '']) => text).filter(text => !text.includes('…'));
  expect(texts).toHaveLength(4);
  const { problems } = await read([around, ...texts].join('\n'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
