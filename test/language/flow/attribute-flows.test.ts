import { expect, test } from 'vitest';
import { type AttributeReading, attributeFlows } from '../../../language/flow/index.ts';
import { read } from '../read.ts';

const tenants = `
tenant contoso "Contoso" { id: "00000000-0000-0000-0000-00000000000a" }
tenant fabrikam "Fabrikam" { id: "00000000-0000-0000-0000-00000000000b" }
tenant tailspin "Tailspin" { id: "00000000-0000-0000-0000-00000000000c" }
tenants targets = fabrikam, tailspin
`;

const shown = ({ property, tenant, writes, without }: AttributeReading) => ({
  reads: `${property.name} in ${tenant}`,
  writes: writes.map(({ link, source, type, apply, row }) => `${link.name} ${type} ${source} ${apply}${row ? '' : ', default'}`),
  without: without.map(({ name }) => name),
});
const flowsOf = async (text: string) => attributeFlows((await read(tenants + text)).topology).map(shown);

test('a constant, an expression and a default mapping, for each tenant that evaluates the rule', async () => {
  expect(
    await flowsOf(`
mapping soc {
  companyName <- "Contoso"
  displayName <- Append([displayName], " (Contoso)")
  jobTitle <- "Analyst" on create
}
sync contoso -> targets { mapping: soc }
group g "G" in targets { members: user.companyName -eq "Contoso" -and user.displayName -match "C" -and (user.department -eq "x" -or user.jobTitle -eq "Analyst") }
`),
  ).toEqual(
    ['fabrikam', 'tailspin'].flatMap(tenant => [
      { reads: `companyName in ${tenant}`, writes: [`contoso -> ${tenant} constant "Contoso" always`], without: [] },
      { reads: `displayName in ${tenant}`, writes: [`contoso -> ${tenant} call Append([displayName], " (Contoso)") always`], without: [] },
      { reads: `department in ${tenant}`, writes: [`contoso -> ${tenant} attribute [department] always, default`], without: [] },
      { reads: `jobTitle in ${tenant}`, writes: [`contoso -> ${tenant} constant "Analyst" onCreate`], without: [] },
    ]),
  );
});

test('links that do not write the attribute are told apart from those that do', async () => {
  expect(
    await flowsOf(`
extension socRole: String in targets
mapping soc { socRole <- "analyst" }
sync contoso -> fabrikam { mapping: soc }
sync tailspin -> fabrikam { }
package p "P" in fabrikam { policy "Auto" { when: user.socRole -eq "analyst" } }
`),
  ).toEqual([{ reads: 'socRole in fabrikam', writes: ['contoso -> fabrikam constant "analyst" always'], without: ['tailspin -> fabrikam'] }]);
});

test('rules spell some properties in their own way', async () => {
  const [flow] = await flowsOf(`
mapping soc { mailNickname <- "soc" }
sync contoso -> fabrikam { mapping: soc }
group g "G" in fabrikam { members: user.mailNickName -eq "soc" }
`);
  expect(flow?.writes).toEqual(['contoso -> fabrikam constant "soc" always']);
});

test('a tenant without links, and what the directory fills itself', async () => {
  expect(await flowsOf('group g "G" in fabrikam { members: user.companyName -eq "x" }')).toEqual([
    { reads: 'companyName in fabrikam', writes: [], without: [] },
  ]);
  expect(await flowsOf('sync contoso -> fabrikam { }\ngroup g "G" in fabrikam { members: user.proxyAddresses -any (_ -endsWith "@x.com") }')).toEqual([
    { reads: 'proxyAddresses in fabrikam', writes: ['contoso -> fabrikam directory undefined always, default'], without: [] },
  ]);
});

test('items of a collection and other subjects are no attributes of the user', async () => {
  const flows = await flowsOf('group g "G" in fabrikam { members: user.assignedPlans -any (assignedPlan.service -eq "x") -or device.model -eq "y" }');
  expect(flows.map(({ reads }) => reads)).toEqual(['assignedPlans in fabrikam']);
});
