import path from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { desktopArguments, desktopEnvironment, installVsixOnDesktop } from '../../editor/desktop-start.ts';
import { withDisplay } from '../../editor/display.ts';
import { openPage } from '../../editor/page.ts';
import type { Editor } from '../../editor/provide.ts';
import { withScratch } from '../../editor/scratch.ts';
import { installVsix, serve } from '../../editor/serve.ts';
import type { Profile } from '../../editor/settings.ts';
import { installPseudo, pseudoLanguage } from '../../l10n/pseudo.ts';
import { inLanguage } from './language.ts';
import { shown } from './wait.ts';

export interface WindowOptions extends Omit<Profile, 'data'> {
  /** The packed extension to install. */
  readonly vsix: string;
  /** Other packed extensions. */
  readonly others?: readonly string[];
  /** The folder to open, or a `.code-workspace` file of several. */
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Language tag of the window; English where none is given. In a browser only: the desktop needs a language pack. */
  readonly language?: string;
}

/** Opens a window of a real VS Code with the extension installed, gives its page to `use`, and closes all of it again. */
export function withWindow<T>(editor: Editor, options: WindowOptions, use: (page: Page) => Promise<T>): Promise<T> {
  return withScratch(scratch => {
    const places = { data: path.join(scratch, 'data'), extensions: path.join(scratch, 'extensions'), profile: path.join(scratch, 'profile') };
    const ready = async (page: Page) => {
      page.setDefaultTimeout(60_000);
      await shown(page.locator('.monaco-workbench .part.statusbar'), 'the workbench with its status bar', 60_000);
      await shown(page.locator('.part.sidebar .composite.title'), 'the side bar', 60_000);
      return use(page);
    };
    return editor.kind === 'desktop' ? onDesktop(editor, options, places, ready) : inBrowser(editor, options, places, ready);
  });
}

type Kind<K extends Editor['kind']> = Extract<Editor, { kind: K }>;
type Use<T> = (page: Page) => Promise<T>;

interface Places {
  readonly data: string;
  readonly extensions: string;
  /** The profile of the browser. */
  readonly profile: string;
}

async function inBrowser<T>({ server, browser }: Kind<'browser'>, options: WindowOptions, places: Places, use: Use<T>): Promise<T> {
  for (const vsix of [options.vsix, ...(options.others ?? [])]) await installVsix(server, places, vsix);
  if (options.language === pseudoLanguage) installPseudo(places.extensions);
  const served = await serve(server, { ...options, ...places });
  try {
    const { page, close } = await openPage(browser, places.profile);
    try {
      if (options.language) await page.addInitScript(inLanguage(options.language));
      const { workspace } = options;
      await page.goto(`${served.url}/?${workspace.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(workspace)}`);
      return await use(page);
    } finally {
      await close();
    }
  } finally {
    await served.stop();
  }
}

function onDesktop<T>(editor: Kind<'desktop'>, options: WindowOptions, places: Places, use: Use<T>): Promise<T> {
  return withDisplay(editor, async display => {
    for (const vsix of [options.vsix, ...(options.others ?? [])]) await installVsixOnDesktop(editor, places, vsix);
    const args = [...(await desktopArguments({ ...options, ...places })), options.workspace];
    const env = { ...desktopEnvironment(), ...display, ...options.env };
    const app = await _electron.launch({ executablePath: editor.executable, args, env, timeout: 60_000 });
    try {
      return await use(await app.firstWindow());
    } finally {
      await app.close();
    }
  });
}
