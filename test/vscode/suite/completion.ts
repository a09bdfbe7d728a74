import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { create, eventually, place } from './support.ts';

// Files of its own: a further user of the examples would show up in their references.
const tenants = ['contoso', 'fabrikam', 'tailspin'].map(name => `tenant ${name} {\n  domains: "${name}.com"\n}\n`).join('\n');

const text = `import "./completion-tenants.tenantry"

group analysts "Analysts" in contoso

extension team: String in targets

mapping socMapping {
  team <- "analyst"
}

sync contoso -> targets {
  scope: assigned
  mapping: 
}

catalog socTarget "SOC" in targets

package reader "Reader" in targets {
  catalog: socTarget
  grants: role "Security Re"
  
}

group other "Other" in 
`;

suite('Completion', () => {
  test('at the start of a declaration: the kinds', async () => {
    const labels = await offered('\n|catalog socTarget');
    for (const kind of [
      'tenant',
      'tenants',
      'group',
      'user',
      'application',
      'extension',
      'mapping',
      'sync',
      'mesh',
      'catalog',
      'package',
      'organization',
      'access',
    ])
      assert.ok(labels.includes(kind), `${kind} is missing in ${labels}`);
  });

  test('after "in": tenants and sets, also those of an imported file, and nothing else', async () => {
    const labels = await offered('group other "Other" in |');
    for (const name of ['contoso', 'fabrikam', 'tailspin', 'targets']) assert.ok(labels.includes(name), `${name} is missing in ${labels}`);
    for (const name of ['analysts', 'socMapping', 'sync']) assert.ok(!labels.includes(name), `${name} does not belong after "in"`);
  });

  test('for a property that takes a mapping: mappings only', async () => {
    const labels = await offered('  mapping: |\n');
    assert.ok(labels.includes('socMapping'), `socMapping is missing in ${labels}`);
    assert.ok(!labels.includes('analysts'), 'a group is no mapping');
  });

  test('in a package: its properties that are not set yet', async () => {
    const labels = await offered('"Security Re"\n  |\n');
    assert.ok(labels.includes('description'), `description is missing in ${labels}`);
    assert.ok(!labels.includes('deletionThreshold'), 'deletionThreshold belongs to a link');
    assert.ok(!labels.includes('catalog'), 'catalog is set already');
  });

  test('in the name of a role: the roles of Entra', async () => {
    const labels = await offered('role "Security Re|"');
    assert.ok(
      labels.some(label => label.replaceAll('"', '') === 'Security Reader'),
      `Security Reader is missing in ${labels}`,
    );
  });
});

async function offered(marked: string): Promise<string[]> {
  await create('completion-tenants.tenantry', `${tenants}\ntenants targets = fabrikam, tailspin\n`);
  const document = await create('completion.tenantry', text);
  const position = place(document, marked);
  const ask = async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
    // Words of the document come from the editor, not from us.
    return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text).map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  return eventually(`suggestions at ${marked.trim()}`, ask, labels => labels.length > 0);
}
