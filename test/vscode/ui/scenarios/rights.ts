import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

/** Somebody else has the port that the sandbox is to take. */
const other = createServer().listen(0, '127.0.0.1').unref();
await once(other, 'listening');
const address = other.address();
const port = typeof address === 'object' && address ? address.port : 0;

/** A rehearsal with the rights of somebody who may not do everything. */
export const rights: Scenario = {
  name: 'Rights',
  trusted: true,
  settings: { 'tenantry.sandbox.roles': ['Global Reader', 'Security Administrator'], 'tenantry.sandbox.port': port },
  // There is no Azure CLI here.
  env: { PATH: path.join(import.meta.dirname, 'nowhere') },
  steps: [
    {
      name: 'a port that is taken is named',
      run: async page => {
        await ui.contributed(page);
        await ui.openFile(page, 'tenants.tenantry');
        await ui.command(page, 'Tenantry: Plan');
        await ui.shown(
          page.locator('.notification-list-item, .view-line', { hasText: `Port ${port} of 127.0.0.1 is taken.` }),
          'the port that is taken',
          60_000,
        );
        other.close();
      },
    },
    {
      name: 'what the sign-ins lack is shown before anything is written',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await ui.openFile(page, 'tenants.tenantry');
        await ui.command(page, 'Tenantry: Deploy');
        const told = await ui.modal(page, 'that names what is lacking');
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
        await ui.modal(page, 'that names what is lacking');
        // The next question stands where this one stood.
        await page.locator('.dialog-buttons .monaco-button', { hasText: 'Deploy Anyway' }).click();
        await ui.shown(page.locator('.dialog-buttons .monaco-button', { hasText: 'Deploy to Sandbox' }), 'the question before a deployment');
        await ui.press(page, 'Deploy to Sandbox');
        await ui.notification(page, 'The deployment of soc to the sandbox is not complete');
        await ui.shown(ui.tab(page, 'Deployment of soc'), 'the report');
        await ui.shown(page.locator('.view-line', { hasText: 'failed:' }), 'what failed');
        await ui.shown(page.locator('.view-line', { hasText: 'and the role Cloud Application Administrator' }), 'the role that is missing');
      },
    },
    {
      name: 'a sign-in without the Azure CLI says what is missing',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await ui.asking(page, 'Tenantry: Select Target');
        await ui.pick(page, 'Microsoft Graph (live tenants)');
        await ui.asking(page, 'Tenantry: Choose Account');
        await ui.pickByKeys(page, 'Contoso');
        await ui.shown(page.getByText('Sign-in to Contoso'), 'the question how to sign in');
        await ui.pickByKeys(page, 'Azure CLI');
        await ui.notification(page, /Azure CLI/);
        await ui.rowText(page, /^Tenant Contoso, .*account not chosen/);
      },
    },
  ],
};
