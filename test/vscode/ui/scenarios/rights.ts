import assert from 'node:assert/strict';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

/** A rehearsal with the rights of somebody who may not do everything. */
export const rights: Scenario = {
  name: 'Rights',
  trusted: true,
  settings: { 'tenantry.sandbox.roles': ['Global Reader', 'Security Administrator'] },
  steps: [
    {
      name: 'what the sign-ins lack is shown before anything is written',
      run: async page => {
        await ui.contributed(page);
        await ui.openFile(page, 'tenants.tenantry');
        await ui.command(page, 'Tenantry: Deploy');
        const told = await ui.modal(page, 'that names what is lacking', 30_000);
        assert.match(told, /The sign-ins lack what the deployment of "soc" needs\./);
        for (const words of ['Contoso (3a1c0f52-', 'Fabrikam (8d6e2b94-', 'Directory roles: ', 'Identity Governance Administrator', 'Graph will refuse'])
          assert.ok(told.includes(words), `"${words}" is not in ${told}`);
        assert.ok(!told.includes('Permissions: '), `permissions are among ${told}`);
      },
    },
    {
      name: 'nothing is written without consent',
      run: async page => {
        await ui.press(page, 'Cancel');
        await ui.command(page, 'Tenantry: Focus on Deployments View');
        await ui.shown(page.getByText('Nothing has been deployed').first(), 'the empty view of deployments');
      },
    },
    {
      name: 'what is refused is named in the report',
      run: async page => {
        await page.locator('.tab', { hasText: 'tenants.tenantry' }).first().click();
        await ui.command(page, 'Tenantry: Deploy');
        await ui.modal(page, 'that names what is lacking', 30_000);
        // The next question stands where this one stood.
        await page.locator('.dialog-buttons .monaco-button', { hasText: 'Deploy Anyway' }).click();
        await ui.shown(page.locator('.dialog-buttons .monaco-button', { hasText: 'Deploy to Sandbox' }), 'the question before a deployment', 30_000);
        await ui.press(page, 'Deploy to Sandbox');
        await ui.shown(page.locator('.view-line', { hasText: 'Identity Governance Administrator' }), 'the role that is missing, in the report', 60_000);
      },
    },
  ],
};
