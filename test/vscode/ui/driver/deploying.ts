import type { Page } from 'playwright-core';
import { modal, notification, press } from './dialogs.ts';
import { command } from './palette.ts';

/** Deploys the topology that is looked at to the sandbox; what was asked before, and what was told at the end. */
export async function deployToSandbox(page: Page, name: string): Promise<{ readonly asked: string; readonly told: string }> {
  await command(page, 'Tenantry: Deploy');
  const asked = await modal(page, 'that asks before a deployment', 60_000);
  await press(page, 'Deploy to Sandbox');
  return { asked, told: await notification(page, `The deployment of ${name} to the sandbox is complete`, 120_000) };
}
