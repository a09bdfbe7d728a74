import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const file = 'tenants.tenantry';
const bar = (page: Page, text: string) => page.locator('.part.statusbar .statusbar-item', { hasText: text });
const fakes = path.resolve(import.meta.dirname, '../../../fakes');

async function chooseAccount(page: Page, tenant: string): Promise<void> {
  await ui.asking(page, 'Tenantry: Choose Account');
  await ui.pickByKeys(page, tenant);
  await ui.shown(page.getByText(`Sign-in to ${tenant}`), `the question how to sign in to ${tenant}`);
}

/** Writes at the end what the tenant does not have, and shows the drift. */
async function driftAfter(page: Page, written: string, group: string): Promise<void> {
  await ui.tab(page, file).click();
  await ui.atEnd(page, file);
  await ui.type(page, written);
  await page.keyboard.press('Escape');
  await ui.command(page, 'Tenantry: Show Drift');
  await ui.tab(page, 'Drift of soc').click();
  await ui.shown(page.locator('.view-line .detected-link', { hasText: group }), `a link to the declaration of ${group}`);
}

const lens = (page: Page, title: string) => ui.shown(page.locator('.codelens-decoration a', { hasText: title }), `the lens "${title}"`);

/** Waits until the topology reads as it should. */
async function reads(page: Page, satisfies: (text: string) => boolean): Promise<void> {
  await ui.tab(page, file).click();
  await ui.until(`the text of ${file}`, () => ui.visibleText(page, file), satisfies);
}

/** Who signs in to which tenant, and what has changed in the tenants since. The Azure CLI of this scenario knows Contoso alone. */
export const accountsAndDrift: Scenario = {
  name: 'Accounts and drift',
  trusted: true,
  env: { PATH: `${fakes}${path.delimiter}${process.env['PATH']}` },
  steps: [
    {
      name: 'the sandbox is the target, and says so',
      run: async page => {
        await ui.contributed(page);
        await ui.openFile(page, file);
        await ui.shown(bar(page, 'Sandbox'), 'the target in the status bar');
        await ui.command(page, 'Tenantry: Focus on Tenants View');
        await ui.rowText(page, /^Tenant Contoso, .*target Sandbox/);
      },
    },
    {
      name: 'live tenants are marked',
      run: async page => {
        await ui.asking(page, 'Tenantry: Select Target');
        await ui.pick(page, 'Microsoft Graph (live tenants)');
        const item = await ui.shown(bar(page, 'Live tenants'), 'the live target in the status bar');
        assert.match((await item.getAttribute('class')) ?? '', /warning-kind/);
        await ui.rowText(page, /^Tenant Contoso, .*live tenants.*account not chosen/);
      },
    },
    {
      name: 'the ways to sign in',
      run: async page => {
        await chooseAccount(page, 'Contoso');
        for (const way of ['Microsoft account of VS Code', 'Browser', 'Azure CLI'])
          await ui.shown(page.locator('.quick-input-list .monaco-list-row', { hasText: way }), `the way "${way}"`);
      },
    },
    {
      name: 'an account is chosen',
      run: async page => {
        await ui.pickByKeys(page, 'Azure CLI');
        await ui.notification(page, 'ana@contoso.com (Azure CLI) signs in to Contoso.');
        await ui.rowText(page, /^Tenant Contoso, .*account ana@contoso\.com \(Azure CLI\), connected/);
      },
    },
    {
      name: 'the account of another tenant is refused',
      run: async page => {
        await chooseAccount(page, 'Fabrikam');
        await ui.pickByKeys(page, 'Azure CLI');
        const told = await ui.notification(page, 'belongs to the tenant 3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01');
        assert.match(told, /The sign-in for Fabrikam \(8d6e2b94-[^)]+\).*Nothing was sent\./);
        await ui.rowText(page, /^Tenant Fabrikam, .*account not chosen/);
      },
    },
    {
      name: 'a question that is left without an answer changes nothing',
      run: async page => {
        await chooseAccount(page, 'Tailspin Toys');
        await page.keyboard.press('Escape');
        await ui.rowText(page, /^Tenant Tailspin Toys, .*account not chosen/);
      },
    },
    {
      name: 'a sign-in in the browser that is left ends when it is cancelled',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await chooseAccount(page, 'Tailspin Toys');
        await ui.pickByKeys(page, 'Browser');
        await ui.notification(page, 'Tenantry signs in to Tailspin Toys');
        await page.locator('.notification-list-item').getByRole('button', { name: 'Cancel' }).click();
        await ui.gone(page.locator('.notification-list-item', { hasText: 'Tenantry signs in to Tailspin Toys' }), 'the sign-in');
        await ui.rowText(page, /^Tenant Tailspin Toys, .*account not chosen/);
      },
    },
    {
      name: 'a consent that is not given changes nothing',
      run: async page => {
        await chooseAccount(page, 'Tailspin Toys');
        await ui.pickByKeys(page, 'Microsoft account');
        const question = await ui.modal(page, 'of the editor whether Tenantry may sign in');
        assert.match(question, /Microsoft/);
        await ui.press(page, 'Cancel');
        await ui.rowText(page, /^Tenant Tailspin Toys, .*account not chosen/);
      },
    },
    {
      name: 'back to the sandbox',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await ui.asking(page, 'Tenantry: Select Target');
        await ui.pick(page, 'Nothing leaves it.');
        await ui.shown(bar(page, 'Sandbox'), 'the target in the status bar');
        await ui.deployToSandbox(page, 'soc');
      },
    },
    {
      name: 'no drift right after a deployment',
      run: async page => {
        await ui.tab(page, file).click();
        await ui.command(page, 'Tenantry: Show Drift');
        await ui.notification(page, 'No drift: everything is as the topology says.');
      },
    },
    {
      name: 'a drift on the picture',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await ui.tab(page, file).click();
        await ui.atEnd(page, file);
        await ui.type(page, '\ngroup guests "Guests" in fabrikam');
        await page.keyboard.press('Escape');
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.drawn(page, 'Guests');
        await ui.command(page, 'Tenantry: Show Drift');
        await ui.rowText(page, /^Tenant Fabrikam, .*1 not as the topology says/);
        await ui.tab(page, 'Preview soc').click();
        await ui.shown(ui.legend(page).getByText('Drift of the sandbox'), 'the legend of the drift');
        await ui.shown(ui.picture(page).locator('[data-mark="drift"]'), 'a mark of the drift');
        assert.match(await ui.legend(page).innerText(), /1 not as the topology says/);
      },
    },
    {
      name: 'the drift as a document',
      run: async page => {
        await ui.tab(page, 'Drift of soc').click();
        await ui.shown(page.locator('.view-line', { hasText: 'missing' }), 'what is missing');
        await ui.shown(page.locator('.view-line .detected-link', { hasText: 'Guests' }), 'a link to the declaration');
      },
    },
    {
      name: 'a difference is put back alone',
      run: async page => {
        await (await lens(page, 'Put Back')).click();
        assert.match(await ui.modal(page, 'that asks before a deployment', 60_000), /Fabrikam[\s\S]*1 to create/);
        await ui.press(page, 'Deploy to Sandbox');
        await ui.notification(page, 'The deployment of soc to the sandbox is complete', 60_000);
      },
    },
    {
      name: 'a difference is adopted',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await driftAfter(page, '\ngroup visitors "Visitors" in fabrikam', 'Visitors');
        await (await lens(page, 'Adopt')).click();
        await ui.notification(page, 'No drift: everything is as the topology says.', 60_000);
        await reads(page, text => !text.includes('Visitors') && text.includes('Guests'));
      },
    },
    {
      name: 'a difference is ignored for a reason',
      run: async page => {
        await ui.command(page, 'Notifications: Clear All Notifications');
        await driftAfter(page, ' { description: "Who visits" }', 'Guests');
        await (await lens(page, 'Ignore…')).click();
        await ui.shown(page.locator('.quick-input-widget input'), 'the question for the reason');
        await ui.type(page, 'made by hand next week');
        await page.keyboard.press('Enter');
        await ui.notification(page, 'No drift', 60_000);
        await reads(page, text => text.includes('drift: made by hand next week'));
      },
    },
  ],
};
