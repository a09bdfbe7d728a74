import assert from 'node:assert/strict';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const nasty = [
  '<script>pwned=1</script>',
  '<img src=x onerror=pwned=1>',
  "'onload='pwned=1",
  '</text></svg><script>pwned=1</script>',
  '&#60;script&#62;',
  '\u202etxet',
];
const hostile = [
  'tenant a "<svg onload=pwned=1>" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "a.com" }',
  ...Array.from({ length: 12 }, (_, number) => `group g${number} "${nasty[number % nasty.length]} ${number}" in a`),
].join('\n');

/** The first five minutes, and a text of somebody who means no good. */
export const firstSteps: Scenario = {
  name: 'First steps',
  trusted: true,
  steps: [
    {
      name: 'an empty view says how to begin',
      run: async page => {
        await ui.contributed(page);
        await ui.command(page, 'Tenantry: Focus on Tenants View');
        await ui.shown(page.locator('.part.sidebar').getByRole('button', { name: 'New Topology...' }), 'the button "New Topology..."');
        await ui.shown(page.locator('.part.sidebar').getByText('Nothing has been deployed'), 'the words of the empty list of deployments');
      },
    },
    {
      name: 'the walkthrough',
      run: async page => {
        // The editor learns of walkthroughs up to five seconds after the first one is asked for, and shows its own until then.
        await ui.command(page, 'Tenantry: Get Started');
        const known = await ui.shown(page.locator('.getting-started-step').getByText('Open a sample'), 'the first step', 6_000).catch(() => undefined);
        if (!known) await ui.command(page, 'Tenantry: Get Started');
        for (const title of ['Open a sample', 'See the diagram', 'Break it and fix it', 'Rehearse in the sandbox', 'Connect a tenant'])
          await ui.shown(page.locator('.getting-started-step').getByText(title), `the step "${title}"`);
        await ui.shown(page.locator('.getting-started-step').getByRole('button', { name: 'Open Sample' }), 'the button of the first step');
      },
    },
    {
      name: 'its picture',
      run: async page => {
        await page.locator('.getting-started-step').getByText('See the diagram').click();
        await ui.shown(ui.webview(page).locator('svg').getByText('Fabrikam'), 'the picture of the second step');
      },
    },
    {
      name: 'a sample',
      run: async page => {
        await ui.command(page, 'Tenantry: Open Sample');
        await ui.shown(page.locator('.view-line', { hasText: 'tenant contoso' }), 'the text of the sample');
        await ui.rowText(page, /^Tenant Contoso,/);
      },
    },
    {
      name: 'the step that misspells a name',
      run: async page => {
        await ui.command(page, 'Tenantry: Get Started');
        await page.locator('.getting-started-step').getByText('Break it and fix it').click();
        const button = page.locator('.getting-started-step').getByRole('button', { name: 'Misspell a Name' });
        await ui.shown(button, 'the button that misspells a name');
      },
    },
    {
      name: 'names of somebody who means no good stay names',
      run: async page => {
        const refused: string[] = [];
        page.on('console', message => {
          if (/Content Security Policy|pwned/.test(message.text())) refused.push(message.text());
        });
        await ui.command(page, 'View: Show Explorer');
        await ui.newFile(page, 'hostile.tenantry');
        await ui.editor(page, 'hostile.tenantry').locator('.view-line').first().click();
        await page.keyboard.insertText(hostile);
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.shown(ui.webview(page).locator('.canvas svg').getByText('<svg onload=pwned=1>'), 'the name of the tenant as a text');
        const frame = await ui.webviewFrame(page);
        const found = await frame.evaluate(() => [
          (globalThis as { pwned?: unknown }).pwned,
          document.querySelectorAll('.canvas script, .canvas img, .canvas foreignObject, .canvas a').length,
          [...document.querySelectorAll('.canvas *')].filter(element => element.getAttributeNames().some(name => name.startsWith('on'))).length,
        ]);
        assert.deepEqual(found, [undefined, 0, 0]);
        assert.deepEqual(refused, []);
      },
    },
  ],
};
