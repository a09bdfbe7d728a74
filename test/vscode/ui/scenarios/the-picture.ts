import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { generate } from '../../../../bench/topology.ts';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const level = (page: Page) => ui.webview(page).locator('.canvas').getAttribute('data-level');
const press = async (page: Page, name: string) => ui.webview(page).getByRole('button', { name }).click();

/** Exports the picture, and opens what has come of it. */
async function exportAs(page: Page, format: string, ending: string): Promise<void> {
  await ui.asking(page, 'Tenantry: Export Picture');
  await ui.pick(page, format);
  await ui.shown(page.getByText(`Export as ${format}`), 'the question where to save');
  await page.keyboard.press('Enter');
  await ui.notification(page, `The picture is in mesh.${ending}`);
  await page
    .locator('.notification-list-item', { hasText: `mesh.${ending}` })
    .getByRole('button', { name: 'Open' })
    .click();
}

/** One half of automatic redemption is missing: people would be asked. Access settings win over the link. */
const half = `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "contoso.com" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" domains: "fabrikam.com" }
existing group staff "Staff" in contoso

sync contoso -> fabrikam {
  scope: assigned
  assign: staff
  redemption: automatic
}

access fabrikam with contoso {
  redemption: outbound
}
`;

/** Looks at pictures of every size, in every theme, finds its way in them, and takes them along. */
export const thePicture: Scenario = {
  name: 'The picture',
  trusted: true,
  files: { 'large.tenantry': generate(2003).text, 'half.tenantry': half },
  steps: [
    {
      name: 'a topology of two hundred tenants at a glance',
      run: async page => {
        await ui.contributed(page);
        await ui.openFile(page, 'large.tenantry');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.shown(ui.picture(page).locator('text:visible', { hasText: 'Tenant 0199' }), 'the last tenant in the preview');
        assert.equal(await level(page), 'far');
      },
    },
    {
      name: 'what is searched for is found and brought near',
      run: async page => {
        const find = ui.webview(page).getByRole('searchbox');
        await find.fill('Read in Tenant 0150');
        await find.fill('Tenant Tenant 0150');
        await ui.shown(ui.webview(page).locator('.count', { hasText: /^1 of \d+$/ }), 'how many were found');
        await ui.shown(ui.picture(page).locator('.selected'), 'what was found');
        for (let times = 0; (await level(page)) !== 'near' && times < 20; times++) await press(page, 'Zoom in (+)');
        assert.equal(await level(page), 'near');
        await find.press('Enter');
        await ui.drawn(page, 't0150.example.com');
      },
    },
    {
      name: 'all of it again, without what is too small to be read',
      run: async page => {
        await ui.webview(page).getByRole('searchbox').fill('');
        await press(page, 'Fit the whole picture (0)');
        await ui.until(
          'all of the picture',
          () => level(page),
          is => is === 'far',
        );
      },
    },
    {
      name: 'a half that is missing is shown as broken',
      run: async page => {
        await ui.command(page, 'View: Close All Editors');
        await ui.openFile(page, 'half.tenantry');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.drawn(page, 'half that is missing');
        await ui.shown(ui.picture(page).locator('[data-kind="sync"][data-broken="true"]'), 'the link that does not work');
      },
    },
    {
      name: 'a mesh is drawn as a mesh',
      run: async page => {
        await ui.command(page, 'View: Close All Editors');
        await ui.openFile(page, 'mesh.tenantry');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.shown(ui.picture(page).locator('[data-kind="mesh"]'), 'the frame of the mesh');
        assert.equal(await ui.picture(page).locator('[data-kind="sync"]').count(), 12);
      },
    },
    {
      name: 'the cursor selects in the picture, and a lens points out',
      run: async page => {
        await ui.atEnd(page, 'mesh.tenantry');
        const selected = () => ui.picture(page).locator('.selected').first().getAttribute('data-key');
        const last = await ui.until('a selection in the picture', selected, key => key !== null);
        await page.keyboard.press('ControlOrMeta+Home');
        await (await ui.shown(page.locator('.codelens-decoration a', { hasText: 'Show in diagram' }), 'the lens of the first declaration')).click();
        await ui.until('another selection in the picture', selected, key => key !== null && key !== last);
      },
    },
    {
      name: 'in high contrast',
      run: async page => {
        await ui.theme(page, 'Dark High Contrast');
        await ui.shown(ui.webview(page).locator('body.vscode-high-contrast'), 'a preview in high contrast');
        assert.deepEqual(await ui.violations(page), []);
      },
    },
    {
      name: 'in the dark',
      run: async page => {
        await ui.theme(page, 'Dark Modern');
        await ui.shown(ui.webview(page).locator('body.vscode-dark:not(.vscode-high-contrast)'), 'a dark preview');
        assert.deepEqual(await ui.violations(page), []);
      },
    },
    {
      name: 'exported as SVG',
      run: async page => {
        await exportAs(page, 'SVG', 'svg');
        await ui.shown(ui.tab(page, 'mesh.svg'), 'the drawing');
        await ui.shown(page.locator('.part.statusbar').getByText(/^\d{3,}x\d{3,}$/), 'the size of the drawing');
      },
    },
    ...(
      [
        ['Mermaid', 'mmd', 'flowchart'],
        ['JSON', 'json', '"tenantry.diagram/1"'],
      ] as const
    ).map(([format, ending, text]) => ({
      name: `exported as ${format}`,
      run: async (page: Page) => {
        await ui.tab(page, 'mesh.tenantry').click();
        await exportAs(page, format, ending);
        await ui.shown(ui.editor(page, `mesh.${ending}`).locator('.view-line', { hasText: text }), `${text} in the file`);
      },
    })),
    {
      name: 'a language server that is killed starts again, and the preview goes on',
      run: async page => {
        await ui.command(page, 'View: Close All Editors');
        await ui.openFile(page, 'half.tenantry');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.drawn(page, 'Fabrikam');
        const before = ui.ownProcesses('dist/server.cjs');
        assert.equal(before.length, 1, `one language server is expected, not ${before}`);
        for (const id of before) process.kill(id, 'SIGKILL');
        await ui.until(
          'another language server',
          async () => ui.ownProcesses('dist/server.cjs'),
          ids => ids.length === 1 && ids[0] !== before[0],
        );
        await ui.atEnd(page, 'half.tenantry');
        await ui.type(page, '\ngroup guests "Guests" in fabrikam');
        await page.keyboard.press('Escape');
        await ui.drawn(page, 'Guests');
        await ui.gone(ui.webview(page).locator('.banner'), 'the reason why the picture is old');
      },
    },
  ],
};
