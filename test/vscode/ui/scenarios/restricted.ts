import assert from 'node:assert/strict';
import { command, offers, openFile, shown, webview } from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

/** A folder that nobody has trusted yet: reading and drawing work, nothing is sent anywhere. */
export const restricted: Scenario = {
  name: 'Restricted Mode',
  trusted: false,
  steps: [
    {
      name: 'the folder is not trusted',
      run: async page => {
        await shown(page.locator('.part.statusbar').getByText('Restricted Mode'), 'the words "Restricted Mode" in the status bar');
        await openFile(page, 'venture.tenantry');
      },
    },
    {
      name: 'the preview draws the topology',
      run: async page => {
        await command(page, 'Tenantry: Open Preview to the Side');
        await shown(webview(page).locator('svg').getByText('Litware').first(), 'the tenant Litware in the preview');
      },
    },
    {
      name: 'deploy is not offered',
      run: async page => assert.equal(await offers(page, 'Tenantry: Deploy'), false),
    },
  ],
};
