import { describe, expect, it } from 'vitest';
import { patterns } from '../../../language/rules/patterns.ts';
import { projectOf } from './check-text.ts';

const guest = 'approval: by leads  expires: 30d';
const asking = (tenant: string, grants: string) => `existing group leads${tenant} "Leads" in ${tenant}
organization people${tenant} in ${tenant} { tenant: contoso }
package p${tenant} in ${tenant} { grants: ${grants}  policy "x" { requestors: organization people${tenant}  ${guest.replace('leads', `leads${tenant}`)} } }
`;

/** The shapes of the articles on topologies, one text for each. */
const shapes: { readonly [code: string]: { readonly has: string; readonly text: string; readonly hasNot: string } } = {
  'pattern-hub-spoke-application': {
    has: 'sync contoso -> tailspin\nsync fabrikam -> tailspin',
    text: 'Application hub: 2 sources feed "tailspin".',
    hasNot: 'sync contoso -> tailspin\nsync fabrikam -> tailspin\nsync tailspin -> contoso',
  },
  'pattern-hub-spoke-user': { has: 'sync contoso -> targets', text: 'User hub: "contoso" feeds 2 tenants.', hasNot: 'sync contoso -> fabrikam' },
  'pattern-mesh-full': { has: 'mesh contoso, fabrikam, tailspin', text: 'Full mesh: 3 tenants, 6 links.', hasNot: 'mesh contoso, fabrikam' },
  'pattern-mesh-partial': {
    has: 'mesh contoso, fabrikam\nsync contoso -> tailspin',
    text: 'Partial mesh.',
    hasNot: 'sync contoso -> targets',
  },
  'pattern-just-in-time': {
    has: `group g "G" in fabrikam\n${asking('fabrikam', 'group g')}`,
    text: 'Just-in-time collaboration between "contoso" and "fabrikam".',
    hasNot: `group g "G" in fabrikam\nsync contoso -> fabrikam\n${asking('fabrikam', 'group g')}`,
  },
  'pattern-production-test': {
    has: 'tenant p { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\ntenant t { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c02" purpose: test }\nsync p -> t',
    text: 'Production to test.',
    hasNot: 'sync contoso -> fabrikam',
  },
  'pattern-topology-1': {
    has: 'group g "G" in fabrikam\nsync contoso -> fabrikam\npackage go in contoso { grants: sync to fabrikam  policy "x" { requestors: all members } }\npackage p in fabrikam { grants: group g  policy "x" { requestors: all users } }',
    text: 'SOC topology 1: source governs who goes, target governs what they get.',
    hasNot: 'group g "G" in fabrikam\nsync contoso -> fabrikam\npackage p in fabrikam { grants: group g  policy "x" { requestors: all users } }',
  },
  'pattern-topology-2': {
    has: asking('fabrikam', 'role "Security Reader"'),
    text: 'SOC topology 2: target governs both.',
    hasNot: `sync contoso -> fabrikam\n${asking('fabrikam', 'role "Security Reader"')}`,
  },
  'topology-2-many-tenants': {
    has: `tenant contoso { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant a { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c02" }
tenant b { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c03" }
tenant c { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c04" }
${['a', 'b', 'c'].map(tenant => asking(tenant, 'role "Security Reader"')).join('')}`,
    text: 'Topology 1 suits users who need several tenants.',
    hasNot: asking('fabrikam', 'role "Security Reader"') + asking('tailspin', 'role "Security Reader"'),
  },
  'topology-mixed': {
    has: `sync contoso -> fabrikam\n${asking('fabrikam', 'role "Security Reader"')}`,
    text: 'Both ways exist for contoso -> fabrikam.',
    hasNot: `sync fabrikam -> contoso\n${asking('fabrikam', 'role "Security Reader"')}`,
  },
};

describe.each(Object.entries(shapes))('%s', (code, { has, text, hasNot }) => {
  it('is seen', async () => {
    const found = patterns((await projectOf(has)).topology).filter(one => one.code === code);
    expect(found.map(one => one.text)).toEqual([text]);
  });
  it('is not seen where it is not', async () => {
    expect(patterns((await projectOf(hasNot)).topology).filter(one => one.code === code)).toEqual([]);
  });
});
