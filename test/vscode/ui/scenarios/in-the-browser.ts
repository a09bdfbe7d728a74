import assert from 'node:assert/strict';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const file = 'tenants.tenantry';

/** The same package in the extension host of a browser's worker: language and preview work, the rest says why it does not. */
export const inTheBrowser: Scenario = {
  name: 'In the browser',
  trusted: true,
  only: 'browser',
  settings: { 'remote.extensionKind': { 'tenantry.tenantry': ['web'] } },
  steps: [
    {
      name: 'the preview draws a topology of two files',
      run: async page => {
        await ui.openFile(page, file);
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        const picture = ui.webview(page).locator('svg');
        // The tenants stand in the file that is open, the role in the one that imports it and is not.
        for (const name of ['Contoso', 'Fabrikam', 'Tailspin Toys', 'Security Reader']) await ui.shown(picture.getByText(name), `${name} in the preview`);
      },
    },
    {
      name: 'completion knows the place',
      run: async page => {
        await ui.atEnd(page, file);
        await ui.type(page, '\n\ngroup readers "Readers" in fab');
        const names = await ui.accept(page, 'fabrikam');
        assert.ok(!names.includes('sync'), `a kind is offered as a tenant: ${names}`);
        await ui.noSquiggle(page, file);
      },
    },
    {
      name: 'the preview follows the text',
      run: async page => {
        await ui.shown(ui.webview(page).locator('svg').getByText('Readers'), 'the new group in the preview');
      },
    },
    {
      name: 'a name that nothing declares is underlined',
      run: async page => {
        await ui.type(page, '\n\ngroup others "Others" in nowhere');
        await page.keyboard.press('Escape');
        await ui.squiggle(page, file);
        assert.match(await ui.problem(page, 'nowhere'), /unresolved-reference/);
        await ui.command(page, 'View: Hide Panel');
        await ui.editor(page, file).locator('.view-line').first().click();
        await page.keyboard.press('Home');
      },
    },
    {
      name: 'references of a tenant',
      run: async page => {
        const lens = page.locator('.codelens-decoration a', { hasText: /^\d+ references?$/ });
        await (await ui.shown(lens, 'the references above a tenant')).click();
        await ui.shown(page.locator('.peekview-widget .reference-zone-widget, .reference-zone-widget'), 'the references in the text');
      },
    },
    {
      name: 'the picture is exported',
      run: async page => {
        await page.keyboard.press('Escape');
        await ui.asking(page, 'Tenantry: Export Picture');
        await ui.pick(page, 'SVG');
        await ui.shown(page.getByText('Export as SVG'), 'the question where to save');
        await page.keyboard.press('Enter');
        await ui.notification(page, /The picture is in \w+\.svg/);
      },
    },
    {
      name: 'the views say why they are empty',
      run: async page => {
        await ui.command(page, 'View: Show Tenantry');
        for (const name of ['Tenants', 'Deployments'])
          await ui.shown(page.locator('.part.sidebar').getByText(`The view ${name} needs VS Code on the desktop`), `the reason why ${name} is empty`);
      },
    },
    {
      name: 'plan says that it needs a machine',
      run: async page => {
        await ui.command(page, 'Tenantry: Plan');
        await ui.notification(page, 'Plan needs VS Code on the desktop');
      },
    },
  ],
};
