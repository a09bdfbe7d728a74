import path from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { previewHtml } from '../../../client/preview/preview-html.ts';
import type { FromPreview, ToPreview } from '../../../client/preview/preview-messages.ts';
import type { PreviewWords } from '../../../client/preview/preview-words.ts';
import { Updates } from '../../../client/preview/updates.ts';
import { layoutDiagram, outline, svgPieces } from '../../../language/diagram/index.ts';
import type { Topology } from '../../../language/model/index.ts';
import { bundleOptions } from '../../../scripts/bundles.ts';
import { browser } from '../editor/browser.ts';
import { openPage } from '../editor/page.ts';
import { root } from '../pack.ts';

const address = 'https://preview.test/';

/** What the editor sets on the page of a webview. */
const colours = `:root{--vscode-editor-background:#1f1f1f;--vscode-editor-foreground:#ccc;--vscode-focusBorder:#0078d4;--vscode-font-family:sans-serif;--vscode-font-size:13px;
--vscode-input-background:#313131;--vscode-input-foreground:#ccc;--vscode-button-secondaryBackground:#313131;--vscode-button-secondaryForeground:#ccc;--vscode-descriptionForeground:#9d9d9d}`;

export interface PreviewOnly {
  readonly page: Page;
  /** Loads the page anew. */
  open(first?: ToPreview): Promise<void>;
  show(topology: Topology): Promise<void>;
  send(message: ToPreview): Promise<void>;
  /** What the page told the extension. */
  told(): Promise<readonly FromPreview[]>;
}

/** Opens the page of the preview alone, with its content security policy, in a browser without VS Code around it. */
export async function withPreview<T>(profile: string, use: (preview: PreviewOnly) => Promise<T>): Promise<T> {
  const [script, style] = [await bundled('preview.js'), await bundled('preview.css')];
  const base = { script, style: colours + style, nonce: 'once', language: 'en', words: await englishWords() };
  const { page, close } = await openPage(await browser(), profile);
  try {
    await page.addInitScript(() => {
      const here = window as unknown as { told: unknown[]; refused: string[]; acquireVsCodeApi(): unknown };
      let state: unknown;
      here.told = [];
      here.refused = [];
      addEventListener('securitypolicyviolation', event => here.refused.push(event.violatedDirective));
      here.acquireVsCodeApi = () => ({
        postMessage: (message: unknown) => here.told.push(message),
        getState: () => state,
        setState: (next: unknown) => {
          state = next;
        },
      });
    });
    let html = previewHtml(base);
    await page.route('**/*', route =>
      route.request().url() === address
        ? route.fulfill({ contentType: 'text/html', body: html.replace('<body ', '<body class="vscode-dark" ') })
        : route.abort(),
    );
    const open = async (first?: ToPreview) => {
      html = previewHtml({ ...base, first });
      await page.goto(address);
      html = previewHtml(base);
    };
    await open();
    const send = (message: ToPreview) => page.evaluate(data => postMessage(data), message);
    const updates = new Updates();
    page.on('domcontentloaded', () => updates.has(0));
    const show = async (topology: Topology) => {
      const picture = { svg: svgPieces(layoutDiagram(topology), { interactive: true }), outline: outline(topology) };
      await send({ type: 'update', document: topology.root, title: 'test', ...updates.next(picture) });
      await page.locator('.canvas svg').waitFor();
    };
    return await use({ page, open, show, send, told: () => page.evaluate(() => (window as unknown as { told: FromPreview[] }).told) });
  } finally {
    await close();
  }
}

async function bundled(name: string): Promise<string> {
  const options = bundleOptions.find(({ outfile }) => path.basename(outfile) === name);
  const { outputFiles } = await build({ ...options, write: false });
  return outputFiles?.[0]?.text ?? '';
}

async function englishWords(): Promise<PreviewWords> {
  const entry = path.join(root, 'client/preview/preview-words.ts');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    write: false,
    alias: { vscode: path.join(root, 'test/client/vscode.ts') },
    logLevel: 'warning',
  });
  const { previewWords } = (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as { previewWords(): PreviewWords };
  return previewWords();
}
