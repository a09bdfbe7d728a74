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
  files: {
    'notes.md':
      '# Our tenants\n\nContoso is where people are employed.\n\n```tenantry\ntenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n  domains: "contoso.com"\n}\n```\n',
  },
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
        const steps = await ui.walkthrough(page, 'Tenantry: Get Started', 'Open a sample');
        for (const title of ['See the diagram', 'Break it and fix it', 'Rehearse in the sandbox', 'Connect a tenant'])
          await ui.shown(steps.getByText(title), `the step "${title}"`);
        await ui.shown(steps.getByRole('button', { name: 'Open Sample' }), 'the button of the first step');
        await ui.shown(ui.webview(page).getByText('A topology is a text'), 'the text beside the first step');
      },
    },
    {
      name: 'its picture',
      run: async page => {
        await ui.walkthroughSteps(page).getByText('See the diagram').click();
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
        await ui.walkthroughSteps(page).getByText('Break it and fix it').click();
        await ui.shown(ui.walkthroughSteps(page).getByRole('button', { name: 'Misspell a Name' }), 'the button that misspells a name');
        await ui.shown(ui.webview(page).getByText('Mistakes are found while you type'), 'the text beside the step');
      },
    },
    {
      name: 'a quick fix puts the name right, and the step is done',
      run: async page => {
        await ui.command(page, 'View: Split Editor Right');
        await page.locator('.part.editor').getByText('SOC access, topology 1').last().click();
        const sample = page.locator('.editor-instance .monaco-editor[data-uri^="untitled:"]');
        await ui.shown(sample, 'the sample');
        await ui.walkthroughSteps(page).getByRole('button', { name: 'Misspell a Name' }).click();
        await ui.shown(sample.locator('.squiggly-error'), 'a red squiggle in the sample');
        await ui.quickFix(page, /Mapping/);
        await ui.gone(sample.locator('.squiggly-error'), 'the red squiggle in the sample');
      },
    },
    {
      name: 'settings in sections',
      run: async page => {
        await ui.command(page, 'Preferences: Open Settings (UI)');
        await ui.shown(page.locator('.settings-editor .suggest-input-container'), 'the search of the settings');
        await page.keyboard.insertText('@ext:tenantry.tenantry');
        for (const words of ['Other severities', 'Shows above each declaration']) await ui.shown(page.locator('.settings-editor').getByText(words), words);
      },
    },
    {
      name: 'a snippet of a whole topology',
      run: async page => {
        await page.keyboard.press('Escape');
        await ui.tab(page, 'SOC access').click();
        await ui.command(page, 'View: Close Editors in Other Groups');
        await ui.command(page, 'View: Show Explorer');
        await ui.newFile(page, 'units.tenantry');
        await ui.editor(page, 'units.tenantry').locator('.view-line').first().click();
        await ui.type(page, 'topology-mesh');
        await ui.accept(page, 'topology-mesh');
        await ui.shown(ui.editor(page, 'units.tenantry').locator('.view-line', { hasText: 'tenant emea' }), 'the text of the snippet');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await ui.noSquiggle(page, 'units.tenantry');
        const icon = page.locator('.explorer-folders-view .tenantry-lang-file-icon, .explorer-folders-view [class*="tenantry"]', { hasText: 'units.tenantry' });
        await ui.shown(icon, 'the icon of the file');
      },
    },
    {
      name: 'the language server and the target behind the braces',
      pointer: 'stays',
      run: async page => {
        await ui.shown(page.locator('.part.statusbar .statusbar-item', { hasText: 'Tenantry' }), 'the language in the status bar');
        await page.locator('.part.statusbar [id="status.languageStatus"]').hover();
        for (const words of ['Language server runs', 'Target: Sandbox']) await ui.shown(page.locator('.hover-language-status', { hasText: words }), words);
      },
    },
    {
      name: 'a topology in a page of Markdown has its colours',
      run: async page => {
        await ui.openFile(page, 'notes.md');
        const line = ui.editor(page, 'notes.md').locator('.view-line', { hasText: 'tenant contoso' });
        const colours = () => line.locator('span span').evaluateAll(all => new Set(all.map(one => getComputedStyle(one).color)).size);
        await ui.shown(line, 'the declaration in the fence');
        await ui.until('colours in the fence', colours, count => count >= 3);
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
