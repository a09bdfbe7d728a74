import assert from 'node:assert/strict';
import { command, commandsOf, drawn, notification, openFile, shown } from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

/** A folder that nobody has trusted yet: reading and drawing work, nothing is sent anywhere. */
export const restricted: Scenario = {
  name: 'Restricted Mode',
  trusted: false,
  keys: [{ key: 'ctrl+alt+d', command: 'tenantry.deploy' }],
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
        await drawn(page, 'Litware', 'Connected organizations', 'request access', 'on request');
      },
    },
    {
      name: 'deploy is not offered',
      run: async page => {
        const offered = await commandsOf(page, 'Tenantry');
        assert.ok(offered.includes('Tenantry: Open Preview to the Side'), `the preview is not among ${offered}`);
        assert.ok(!offered.includes('Tenantry: Deploy') && !offered.includes('Tenantry: Plan'), `Plan or Deploy is among ${offered}`);
      },
    },
    {
      name: 'deploy by a key is refused',
      run: async page => {
        await page.keyboard.press('Control+Alt+d');
        await notification(page, 'Deploy is not available in Restricted Mode.');
        assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
      },
    },
  ],
};
