import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pseudo, pseudoLanguage, untranslated } from '../../l10n/pseudo.ts';
import { root } from '../../pack.ts';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const command = (name: string) => `Tenantry: ${pseudo(manifest[`command.${name}`] ?? '')}`;
/** What the topology, the product, file types and keys are called in every language. */
const names = new Set(
  [...read('examples/joint-venture/venture.tenantry').matchAll(/[A-Za-z]+/g)].map(String).concat('Tenantry', 'SVG', 'PNG', 'Mermaid', 'soc'),
);

const expectTranslated = (texts: readonly string[]) =>
  assert.deepEqual(
    texts.filter(text => untranslated(text, names).length > 0),
    [],
  );

/** Every text in a language that nobody speaks, and 40 % longer: what is still in English was forgotten, what is cut off had no room. */
export const pseudoLocale: Scenario = {
  name: 'Pseudo-locale',
  trusted: true,
  only: 'browser',
  language: pseudoLanguage,
  steps: [
    {
      name: 'empty views',
      run: async page => {
        await ui.contributed(page);
        await ui.command(page, 'View: Show Tenantry');
        const welcome = page.locator('.part.sidebar .welcome-view-content');
        await ui.shown(welcome.locator('.monaco-button', { hasText: '!!!' }), 'a button of the empty view');
        expectTranslated(await welcome.locator('p, .monaco-button').allInnerTexts());
        expectTranslated(await page.locator('.part.sidebar .pane-header .title').allInnerTexts());
        const cut = await welcome
          .locator('p, .monaco-button')
          .evaluateAll(all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent));
        assert.deepEqual(cut, []);
      },
    },
    {
      name: 'commands',
      run: async page => {
        const commands = await ui.commandsOf(page, 'Tenantry');
        assert.ok(commands.length > 10, `${commands}`);
        // Below each one the editor shows what it is called in English.
        const english = commands.filter(title => !title.includes('!!!'));
        for (const title of english) assert.ok(commands.includes(`Tenantry: ${pseudo(title.slice('Tenantry: '.length))}`), title);
        assert.ok(english.length >= 5, `${commands}`);
      },
    },
    {
      name: 'walkthrough',
      run: async page => {
        const steps = await ui.walkthrough(page, command('openWalkthrough'), pseudo(manifest['walkthrough.sample.title'] ?? ''));
        expectTranslated(await steps.locator('.step-title').allInnerTexts());
      },
    },
    {
      name: 'preview and plan',
      run: async page => {
        await ui.openFile(page, 'venture.tenantry');
        await ui.command(page, command('openPreviewToSide'));
        await ui.shown(ui.webview(page).locator('.canvas svg').getByText('Litware'), 'a tenant in the preview');
        await ui.command(page, command('plan'));
        await ui.shown(page.locator('.tab', { hasText: 'Plan of venture' }), 'the plan');
        await page.locator('.tab', { hasText: pseudo('Preview {0}').slice(0, 10) }).click();
        await ui.shown(ui.webview(page).locator('.legend button'), 'the legend of the plan');
        const find = ui.webview(page).locator('input');
        await find.fill('Contoso');
        await ui.shown(ui.webview(page).locator('.count', { hasText: /\d/ }), 'how many were found');
        expectTranslated(await ui.textsAroundPicture(page));
        assert.deepEqual(await ui.clipped(page), []);
        await find.fill('nowhere');
        expectTranslated(await ui.webview(page).locator('.count').allInnerTexts());
      },
    },
    {
      name: 'a narrow window',
      run: async page => {
        await page.setViewportSize({ width: 820, height: 700 });
        await ui.webview(page).locator('input').fill('');
        assert.deepEqual(await ui.clipped(page), []);
      },
    },
    {
      name: 'a deployment',
      run: async page => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await ui.command(page, command('deploy'));
        expectTranslated(
          (await ui.modal(page, 'that asks before a deployment')).split('\n').filter(line => line.trim() && !/^Cancel$|[0-9a-f]{8}-/.test(line.trim())),
        );
        await ui.press(page, pseudo('Deploy to Sandbox'));
        expectTranslated([await ui.notification(page, pseudo('The deployment of').slice(0, 12))]);
        // "Cancel" is the editor's own, of a progress that may still be there.
        const buttons = await page.locator('.notification-list-item .monaco-button').allInnerTexts();
        expectTranslated(buttons.filter(text => text.trim() !== 'Cancel'));
        await ui.command(page, 'View: Show Tenantry');
        const labels = await page
          .locator('.part.sidebar')
          .getByRole('treeitem')
          .evaluateAll(rows => rows.map(row => row.getAttribute('aria-label') ?? ''));
        assert.ok(labels.length >= 3, `${labels}`);
        // The title of a deployment is the engine's, which speaks English.
        expectTranslated(labels.map(label => label.replace('Deployment of venture', '')));
      },
    },
  ],
};
