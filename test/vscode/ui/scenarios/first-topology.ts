import assert from 'node:assert/strict';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const file = 'first.tenantry';

/** What somebody does on the first day: writes a topology from nothing, looks at it, plans it and deploys it to the sandbox. */
export const firstTopology: Scenario = {
  name: 'First topology',
  trusted: true,
  steps: [
    {
      name: 'make a file',
      run: page => ui.newFile(page, file),
    },
    {
      name: 'write two tenants with completion',
      run: async page => {
        await ui.atEnd(page, file);
        await ui.type(page, 'ten');
        const kinds = await ui.accept(page, 'tenant');
        assert.ok(kinds.includes('tenants'), `a set of tenants is not offered: ${kinds}`);
        await ui.fill(page, 'contoso', 'Contoso', '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01', 'contoso.com');
        await ui.type(page, '\n\nten');
        await ui.accept(page, 'tenant');
        await ui.fill(page, 'fabrikam', 'Fabrikam', '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02', 'fabrikam.com');
        assert.match(await ui.visibleText(page, file), /^tenant fabrikam "Fabrikam" \{$/m);
        await ui.noSquiggle(page, file);
      },
    },
    {
      name: 'refer to a tenant with completion',
      run: async page => {
        await ui.type(page, '\n\nexisting group analysts "SOC analysts" in con');
        const names = await ui.accept(page, 'contoso');
        assert.ok(!names.includes('analysts'), `a group is offered as a tenant: ${names}`);
        await ui.noSquiggle(page, file);
      },
    },
    {
      name: 'a name that nothing declares is underlined',
      run: async page => {
        await ui.type(page, '\n\ngroup responders "SOC responders" in fabrikan');
        await page.keyboard.press('Escape');
        await ui.squiggle(page, file);
        assert.match(await ui.problem(page, 'fabrikan'), /unresolved-reference/);
      },
    },
    {
      name: 'the quick fix puts the right name there',
      run: async page => {
        await ui.atEnd(page, file);
        await ui.quickFix(page, /fabrikam/);
        await ui.noSquiggle(page, file);
        assert.match(await ui.visibleText(page, file), /^group responders "SOC responders" in fabrikam$/m);
        await ui.command(page, 'View: Hide Panel');
      },
    },
    {
      name: 'write a link and a package',
      run: async page => {
        await ui.atEnd(page, file);
        await ui.type(page, '\n\nsync contoso -> fabrikam {\nscope: assi');
        await ui.accept(page, 'assigned');
        await ui.type(page, '\nassign: ana');
        const assignable = await ui.accept(page, 'analysts');
        assert.ok(!assignable.includes('responders'), `a group of the target is offered to be sent from the source: ${assignable}`);
        await ui.leaveBlock(page);
        await ui.type(page, '\n\ncatalog soc "SOC" in fabrikam\n\npackage reader "Security Reader" in fabrikam {\ncatalog: soc\ngrants: role "Security Re');
        await ui.accept(page, 'Security Reader');
        await ui.leaveBlock(page);
        await ui.noSquiggle(page, file);
      },
    },
    {
      name: 'the preview draws it',
      run: async page => {
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.drawn(page, 'Contoso', 'Fabrikam', 'SOC responders', 'Security Reader');
      },
    },
    {
      name: 'a click in the preview goes to the source',
      run: async page => {
        await ui.picture(page).getByText('SOC responders').first().click();
        await ui.cursorOn(page, 13);
      },
    },
    {
      name: 'the preview follows the text',
      run: async page => {
        await page.keyboard.press('End');
        await ui.type(page, '\ngroup guests "Guests" in fabrikam');
        await page.keyboard.press('Escape');
        await ui.drawn(page, 'Guests');
      },
    },
    {
      name: 'the preview keeps its picture while the text is broken',
      run: async page => {
        await ui.type(page, ' {{');
        await ui.shown(ui.webview(page).getByText('This picture is not up to date'), 'the reason why the picture is old');
        await ui.drawn(page, 'Guests');
      },
    },
    {
      name: 'and is up to date when it is mended',
      run: async page => {
        await page.keyboard.press('Backspace');
        await page.keyboard.press('Backspace');
        await ui.gone(ui.webview(page).getByText('This picture is not up to date'), 'the reason why the picture is old');
      },
    },
    {
      name: 'plan',
      run: async page => {
        await ui.command(page, 'Tenantry: Plan');
        await ui.shown(page.locator('.tab', { hasText: 'Plan of first' }), 'the plan');
        await ui.shown(page.locator('.view-line', { hasText: 'Nothing has been written yet' }), 'the words that nothing has been written');
      },
    },
    {
      name: 'deploy asks first',
      run: async page => {
        await ui.command(page, 'Tenantry: Deploy');
        const question = await ui.modal(page, 'that asks before a deployment');
        for (const words of ['2 tenants', 'sandbox', 'Contoso', 'Fabrikam', 'to create'])
          assert.ok(question.includes(words), `"${words}" is not in: ${question}`);
      },
    },
    {
      name: 'the deployment ends with a report',
      run: async page => {
        await ui.press(page, 'Deploy to Sandbox');
        const told = await ui.notification(page, 'The deployment of first');
        assert.match(told, /to the sandbox is complete: \d+ done\./);
        await ui.shown(page.locator('.tab', { hasText: 'Deployment of first' }), 'the report');
      },
    },
    {
      name: 'planned again there is nothing to do',
      run: async page => {
        await page.locator('.tab', { hasText: file }).click();
        await ui.command(page, 'Tenantry: Plan');
        await ui.notification(page, 'Nothing to deploy');
      },
    },
  ],
};
