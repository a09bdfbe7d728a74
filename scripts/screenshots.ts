/** `npm run screenshots`: the pictures of VS Code in docs/images, light and dark, of a window that is started for them. */
import { cp, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { endOnSignals } from '../test/vscode/editor/child.ts';
import { provideEditor } from '../test/vscode/editor/provide.ts';
import { withScratch } from '../test/vscode/editor/scratch.ts';
import { packExtension, root } from '../test/vscode/pack.ts';
import * as ui from '../test/vscode/ui/driver/index.ts';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const;

/** So that text and picture stand side by side, and nothing else. */
const plain = {
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': true,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.codeLens': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'editor.scrollbar.vertical': 'hidden',
  'editor.renderLineHighlight': 'none',
};
const size = { width: 1360, height: 765 } as const;
/** Bytes. */
const largest = 200_000;

endOnSignals(130);
const editor = await provideEditor();
const vsix = await packExtension();
for (const [name, theme] of Object.entries(themes)) {
  await withScratch(async scratch => {
    const workspace = path.join(scratch, 'soc-topology-1');
    await cp(path.join(root, 'examples/soc-topology-1'), workspace, { recursive: true });
    const settings = { ...plain, 'workbench.colorTheme': theme };
    const file = path.join(root, 'docs/images', `vscode-${name}.png`);
    await ui.withWindow(editor, { vsix, workspace, trusted: true, settings }, page => picture(page, file));
    const { size: bytes } = await stat(file);
    console.log(`${path.relative(root, file)}: ${Math.round(bytes / 1000)} kB`);
    if (bytes > largest) throw new Error(`${file} is larger than ${largest / 1000} kB.`);
  });
}

async function picture(page: Page, file: string): Promise<void> {
  await page.setViewportSize(size);
  await ui.openFile(page, 'soc.tenantry');
  await ui.command(page, 'Tenantry: Open Preview to the Side');
  const drawn = ui.webview(page).locator('svg');
  for (const tenant of ['Contoso', 'Fabrikam', 'Tailspin Toys']) await ui.shown(drawn.getByText(tenant), `${tenant} in the preview`);
  await ui.command(page, 'View: Toggle Primary Side Bar Visibility');
  await ui.noSquiggle(page, 'soc.tenantry');
  // A window that was still starting may not have heard of its new size.
  await ui.until(
    'the window to take its size',
    () =>
      page.evaluate(() => {
        window.dispatchEvent(new Event('resize'));
        return document.querySelector('.monaco-workbench')?.clientWidth;
      }),
    width => width === size.width,
  );
  // Away from everything that lights up below the pointer.
  await page.mouse.move(700, 745);
  // The picture fits itself to the new width, and cursor and notes go to rest.
  await page.waitForTimeout(3_000);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}
