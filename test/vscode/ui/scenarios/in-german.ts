import assert from 'node:assert/strict';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

/** The way from the empty view to a deployment, in German. */
export const inGerman: Scenario = {
  name: 'In German',
  trusted: true,
  only: 'browser',
  language: 'de',
  steps: [
    {
      name: 'the empty view',
      run: async page => {
        await ui.contributed(page);
        await ui.command(page, 'View: Show Tenantry');
        await ui.shown(page.locator('.part.sidebar').getByRole('button', { name: 'Neue Topologie...' }), 'the button "Neue Topologie..."');
        await ui.shown(page.locator('.part.sidebar').getByText('Von diesem Computer aus wurde noch nichts bereitgestellt.'), 'the words of the empty list');
      },
    },
    {
      name: 'the walkthrough with its texts',
      run: async page => {
        const steps = await ui.walkthrough(page, 'Tenantry: Erste Schritte', 'Ein Beispiel öffnen');
        for (const title of ['Ein Beispiel öffnen', 'Das Diagramm ansehen', 'In der Sandbox proben'])
          await ui.shown(steps.getByText(title), `the step "${title}"`);
        await ui.shown(ui.webview(page).getByText('Eine Topologie ist ein Text'), 'the German text beside the first step');
      },
    },
    {
      name: 'a new topology with its preview',
      run: async page => {
        await ui.asking(page, 'Tenantry: Neue Topologie');
        await ui.pick(page, 'SOC-Zugriff, Topologie 1');
        await ui.shown(page.getByText('Name der Datei in'), 'the question for a name');
        await page.keyboard.press('Enter');
        await ui.shown(page.locator('.tab', { hasText: 'Vorschau soc' }), 'the tab of the preview');
        await ui.shown(ui.webview(page).getByRole('button', { name: 'Das ganze Bild einpassen (0)' }), 'the button of the toolbar');
        assert.deepEqual(await ui.clipped(page), []);
        await ui.shown(page.locator('.codelens-decoration a', { hasText: 'Im Diagramm anzeigen' }), 'a lens in German');
      },
    },
    {
      name: 'a deployment to the sandbox',
      run: async page => {
        await ui.command(page, 'Tenantry: Bereitstellen');
        const question = await ui.modal(page, 'that asks before a deployment');
        assert.match(question, /„soc“ in 3 Mandanten der Sandbox bereitstellen\?/);
        assert.match(question, /\d+ zu erstellen/);
        assert.match(question, /Nichts verlässt diesen Computer\./);
        await ui.press(page, 'In der Sandbox bereitstellen');
        const told = await ui.notification(page, 'Die Bereitstellung von soc in der Sandbox');
        assert.match(told, /ist abgeschlossen: \d+ erledigt\./);
        await ui.command(page, 'Tenantry: Focus on Mandanten View');
        await ui.rowText(page, /^Mandant Contoso, .*verbunden/);
      },
    },
  ],
};
