import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

/** A workspace of two folders, each with a topology of its own. */
export const severalFolders: Scenario = {
  name: 'Several folders',
  trusted: true,
  folders: ['soc-topology-1', 'joint-venture'],
  steps: [
    {
      name: 'each folder has its topology and its preview',
      run: async page => {
        await ui.contributed(page);
        await ui.openFile(page, 'soc.tenantry');
        await ui.command(page, 'Tenantry: Focus on Tenants View');
        await ui.rowText(page, /^Tenant Tailspin Toys,/);
        await ui.command(page, 'Tenantry: Plan');
        await ui.shown(ui.tab(page, 'Plan of soc'), 'the plan of the first folder');
        await ui.rowText(page, /^Tenant Contoso, .*21 to create/);
        await ui.openFile(page, 'venture.tenantry');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.drawn(page, 'Litware');
      },
    },
    {
      name: 'the tenants are those of the topology that is looked at',
      run: async page => {
        await ui.rowText(page, /^Tenant Litware, .*external/);
        await ui.gone(ui.row(page, /^Tenant Tailspin Toys,/), 'a tenant of the other folder');
        await ui.tab(page, 'soc.tenantry').click();
        // The plan of the other folder is still there.
        await ui.rowText(page, /^Tenant Contoso, .*21 to create/);
        await ui.gone(ui.row(page, /^Tenant Litware,/), 'a tenant of the other folder');
      },
    },
    {
      name: 'a new topology asks for its folder',
      run: async page => {
        await ui.asking(page, 'Tenantry: New Topology');
        await ui.pick(page, 'Mesh');
        await ui.pick(page, 'joint-venture');
        await ui.shown(page.getByText('Name of the file in joint-venture'), 'the question for a name');
        await page.keyboard.press('Enter');
        await ui.shown(ui.editor(page, 'joint-venture/mesh.tenantry'), 'an editor with the new topology');
        await ui.drawn(page, 'Contoso EMEA');
      },
    },
  ],
};
