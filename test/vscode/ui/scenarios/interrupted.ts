import { generate } from '../../../../bench/topology.ts';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const file = 'hub.large.tenantry';

/** Settings that make no sense, a broken file opened first, and a deployment whose window is reloaded before its end. */
export const interrupted: Scenario = {
  name: 'Interrupted',
  trusted: true,
  settings: {
    'tenantry.sandbox.port': 'any',
    'tenantry.sandbox.keepContents': true,
    'tenantry.live.clientId': 42,
    'tenantry.preview.followCursor': 'sometimes',
    'tenantry.rules': 7,
    'tenantry.trace.server': 'loud',
    'tenantry.trace.deployments': true,
  },
  files: { [file]: generate(403).text, 'broken.tenantry': 'tenant contoso "Contoso" {{{\n  id: \n}} group "' },
  steps: [
    {
      name: 'a broken file comes first',
      run: async page => {
        await ui.contributed(page);
        await ui.openFile(page, 'broken.tenantry');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.shown(ui.webview(page).locator('.banner'), 'the reason why there is no good picture');
        await ui.squiggle(page, 'broken.tenantry');
      },
    },
    {
      name: 'a topology of forty tenants',
      run: async page => {
        await ui.command(page, 'View: Close All Editors');
        await ui.openFile(page, file);
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.shown(ui.webview(page).locator('.canvas svg text:visible', { hasText: 'Tenant 0039' }), 'the last tenant in the preview');
      },
    },
    {
      name: 'each tenant has its progress',
      run: async page => {
        await ui.command(page, 'Tenantry: Focus on Deployments View');
        await ui.command(page, 'Tenantry: Deploy');
        await ui.modal(page, 'that asks before a deployment');
        await ui.press(page, 'Deploy to Sandbox');
        await ui.notification(page, /\d+ of 41 tenants done/);
        await ui.rowText(page, /^Deployment of hub\.large to Sandbox, running/);
      },
    },
    {
      name: 'a cancelled deployment says what was done and what was not',
      run: async page => {
        await page.locator('.notification-list-item').getByRole('button', { name: 'Cancel' }).click();
        await ui.notification(page, 'The deployment of hub.large to the sandbox was cancelled');
        await ui.rowText(page, /^Deployment of hub\.large to Sandbox, cancelled, .*\d+ done, \d+ not started/);
        await ui.shown(page.locator('.view-line', { hasText: 'It was cancelled' }), 'the report of what was done');
      },
    },
    {
      name: 'a reload of the window ends it, and the list says so',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await ui.openFile(page, file);
        await ui.command(page, 'Tenantry: Deploy');
        await ui.modal(page, 'that asks before a deployment');
        await ui.press(page, 'Deploy to Sandbox');
        await ui.rowText(page, /^Deployment of hub\.large to Sandbox, running/);
        await page.reload();
        await ui.shown(page.locator('.part.sidebar .composite.title'), 'the side bar');
        const ended = ui.row(page, /^Deployment of hub\.large to Sandbox, (cancelled|interrupted)/);
        await ui.until(
          'both deployments in the list',
          () => ended.count(),
          count => count === 2,
          60_000,
        );
        await ended.first().click();
        await ui.shown(page.locator('.view-line', { hasText: 'Deployment of hub.large' }), 'the report of what was done');
      },
    },
    {
      name: 'what is left is deployed',
      run: async page => {
        await ui
          .row(page, /^Deployment of hub\.large/)
          .first()
          .hover();
        await page.locator('.part.sidebar .action-label[aria-label^="Resume Deployment"]').first().click();
        await ui.modal(page, 'that asks before a deployment');
        await ui.press(page, 'Deploy to Sandbox');
        await ui.notification(page, 'The deployment of hub.large to the sandbox is complete');
        await ui.rowText(page, /^Deployment of hub\.large to Sandbox, complete/);
      },
    },
    {
      name: 'the trace of it has no token',
      run: async page => {
        await ui.fromMenu(page, ui.row(page, /^Deployment of hub\.large to Sandbox, complete/), 'Open Trace of Deployment...');
        await ui.shown(ui.tab(page, '.har'), 'the trace');
        await ui.shown(page.locator('.view-line', { hasText: '"version": "1.2"' }), 'the version of the HAR');
        // What is left of every token are claims; its signature is not there.
        const tokens = await ui.occurrences(page, '"Bearer ', count => count > 0);
        await ui.occurrences(page, '.redacted"', count => count === tokens);
      },
    },
  ],
};
