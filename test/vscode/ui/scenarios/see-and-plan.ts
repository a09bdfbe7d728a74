import assert from 'node:assert/strict';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const file = 'soc.tenantry';

/** What somebody does who looks at a topology, sees what a change would do, and deploys it. */
export const seeAndPlan: Scenario = {
  name: 'See and plan',
  trusted: true,
  steps: [
    {
      name: 'a new topology from a pattern',
      run: async page => {
        await ui.contributed(page);
        await ui.asking(page, 'Tenantry: New Topology');
        await ui.shown(page.locator('.quick-input-list .monaco-list-row', { hasText: 'Joint venture' }), 'the last of the patterns');
        assert.equal(await page.locator('.quick-input-list .monaco-list-row').count(), 8);
        await ui.pick(page, 'SOC access, topology 1');
        await ui.shown(page.getByText('Name of the file in'), 'the question for a name');
        await page.keyboard.press('Enter');
        await ui.shown(ui.editor(page, file), 'an editor with the new topology');
        await ui.drawn(page, 'Contoso', 'Fabrikam', 'Tailspin Toys');
        await ui.noSquiggle(page, file);
      },
    },
    {
      name: 'the preview has no barriers',
      run: async page => assert.deepEqual(await ui.violations(page), []),
    },
    {
      name: 'keys go through the picture and to the source',
      run: async page => {
        const canvas = ui.webview(page).locator('.canvas');
        await canvas.focus();
        await page.keyboard.press('Tab');
        const focused = ui.webview(page).locator('.canvas [data-key]:focus');
        const first = await (await ui.shown(focused, 'a focus in the picture')).getAttribute('aria-label');
        await page.keyboard.press('ArrowDown');
        await ui.until(
          'the focus to go down',
          () => focused.getAttribute('aria-label'),
          label => label !== first,
        );
        await page.keyboard.press('Enter');
        await ui.shown(page.locator('.part.statusbar').getByText(/selected\)/), 'a selection in the text');
      },
    },
    {
      name: 'the plan is on the picture',
      run: async page => {
        await ui.command(page, 'Tenantry: Plan');
        await ui.shown(ui.tab(page, 'Plan of soc'), 'the plan');
        await ui.tab(page, 'Preview soc').click();
        await ui.shown(ui.legend(page).getByText('Plan for the sandbox'), 'the legend of the plan');
        await ui.shown(ui.marks(page), 'a mark on the picture');
        assert.match(await ui.legend(page).innerText(), /\d+ to create/);
        assert.deepEqual(await ui.violations(page), []);
      },
    },
    {
      name: 'the tenants with what would change',
      run: async page => {
        await ui.command(page, 'Tenantry: Focus on Tenants View');
        const text = await ui.rowText(page, /^Tenant Contoso, .*\d+ to create/);
        assert.match(text, /\+\d+/);
        await ui.row(page, /^Tenant Fabrikam,/).click();
        await ui.rowText(page, 'Connection: connected');
        await ui.rowText(page, 'Cloud: Public');
      },
    },
    {
      name: 'the plan folds per tenant',
      run: async page => {
        await ui.tab(page, 'Plan of soc').click();
        const line = (text: string) => page.locator('.view-line', { hasText: text });
        await ui.shown(line('settings for partner "Fabrikam"'), 'a change in the plan');
        await ui.command(page, 'Fold All');
        await ui.gone(line('settings for partner "Fabrikam"'), 'a change of a folded tenant');
        for (const tenant of ['Contoso', 'Fabrikam', 'Tailspin Toys']) await ui.shown(line(`${tenant} (`), `the line of ${tenant}`);
      },
    },
    {
      name: 'the plan can be hidden',
      run: async page => {
        await ui.tab(page, 'Preview soc').click();
        await ui.legend(page).getByRole('button', { name: 'Hide on the picture' }).click();
        await ui.gone(ui.marks(page), 'the marks of the plan');
        await ui.legend(page).getByRole('button', { name: 'Show on the picture' }).click();
        await ui.shown(ui.marks(page), 'the marks of the plan');
      },
    },
    {
      name: 'it goes when the text changes',
      run: async page => {
        await ui.tab(page, file).click();
        await page.keyboard.press('ControlOrMeta+End');
        await ui.type(page, '\ngroup guests "Guests" in fabrikam');
        await page.keyboard.press('Escape');
        await ui.drawn(page, 'Guests');
        await ui.gone(ui.marks(page), 'the marks of the old plan');
        await ui.gone(ui.legend(page), 'the legend of the old plan');
      },
    },
    {
      name: 'two plans are compared',
      run: async page => {
        await ui.command(page, 'Tenantry: Plan');
        await ui.rowText(page, /^Tenant Fabrikam, .*17 to create/);
        await ui.asking(page, 'Tenantry: Compare Plans');
        await ui.pick(page, 'Plan of soc');
        await ui.shown(page.getByText('Compare Plans (2 of 2)'), 'the question for the second plan');
        await ui.pick(page, 'Plan of soc');
        await ui.shown(page.locator('.monaco-diff-editor .line-insert'), 'an inserted line in the comparison');
        await ui.shown(page.locator('.monaco-diff-editor .view-line', { hasText: 'group "Guests"' }), 'the new group in the comparison');
      },
    },
    {
      name: 'a deployment is listed',
      run: async page => {
        await ui.openFile(page, file);
        const { asked } = await ui.deployToSandbox(page, 'soc');
        for (const words of ['3 tenants', 'Contoso (contoso.com): 21 to create', 'Nothing leaves this machine.']) assert.ok(asked.includes(words), asked);
        await ui.rowText(page, /^Deployment of soc to Sandbox, complete, .*\d+ done/);
      },
    },
    {
      name: 'preview and deployments are there after a reload of the window',
      run: async page => {
        await ui.command(page, 'File: Save');
        await ui.tab(page, 'Preview soc').click();
        await page.reload();
        await ui.shown(ui.picture(page).getByText('Tailspin Toys'), 'the preview after the reload');
        await ui.command(page, 'Tenantry: Focus on Deployments View');
        const run = await ui.shown(ui.row(page, /^Deployment of soc to Sandbox, complete/), 'the deployment in the view');
        await run.click();
        await ui.shown(page.locator('.view-line', { hasText: /^\d+\sdone;/ }), 'the report of the deployment');
        await ui.shown(page.locator('.view-line .detected-link'), 'a link to the source in the report');
      },
    },
    {
      name: 'a link of the report goes to the source',
      run: async page => {
        const link = page.locator('.view-line .detected-link', { hasText: 'package "SOC membership"' });
        await (await ui.shown(link, 'the link of a package')).click({ modifiers: ['ControlOrMeta'] });
        await ui.shown(ui.editor(page, file).locator('.selected-text'), 'the package in the text');
        await ui.shown(ui.editor(page, file).locator('.view-line', { hasText: 'package socMembers' }), 'the declaration');
      },
    },
    {
      name: 'the picture becomes an image',
      run: async page => {
        await ui.tab(page, 'Preview soc').click();
        await (await ui.shown(ui.webview(page).getByRole('button', { name: 'Export the picture...' }), 'the button that exports')).click();
        await ui.pick(page, 'PNG');
        await ui.shown(page.getByText('Export as PNG'), 'the question where to save');
        await page.keyboard.press('Enter');
        await ui.notification(page, 'The picture is in soc.png');
        await page.locator('.notification-list-item').getByRole('button', { name: 'Open' }).click();
        await ui.shown(ui.tab(page, 'soc.png'), 'the image');
        await ui.shown(page.locator('.part.statusbar').getByText(/^\d{3,}x\d{3,}$/), 'the size of the image');
      },
    },
  ],
};
