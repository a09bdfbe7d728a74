import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Editor } from '../editor/provide.ts';
import { withScratch } from '../editor/scratch.ts';
import type { Profile } from '../editor/settings.ts';
import type { Outcome } from '../outcome.ts';
import { withWindow } from './driver/index.ts';

export interface Scenario {
  /** Names its screenshots too. */
  readonly name: string;
  /** Restricted Mode when false. */
  readonly trusted: boolean;
  readonly keys?: Profile['keys'];
  readonly settings?: Profile['settings'];
  /** Reaches the extension. */
  readonly env?: Readonly<Record<string, string>>;
  /** Opened together, in place of the folder of all examples: names of examples, or URIs. */
  readonly folders?: readonly string[];
  /** Packs another extension that is installed too; its path. */
  readonly other?: () => Promise<string>;
  /** Files of the folder besides the examples, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Language tag of the window. */
  readonly language?: string;
  /** The editor it needs; without it, any. */
  readonly only?: Editor['kind'];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly name: string;
  /** What lights up below the pointer belongs on the picture. */
  readonly pointer?: 'stays';
  run(page: Page): Promise<void>;
}

export interface Stage {
  readonly vsix: string;
  /** Copied into a new folder, which is opened. */
  readonly files: string;
  /** Where a picture of every step goes. */
  readonly screenshots: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Plays a scenario in a window of its own. The first step that fails ends it; a picture shows what there was to see. */
export function play(editor: Editor, scenario: Scenario, { vsix, files, screenshots, env }: Stage): Promise<Outcome> {
  const { name, trusted, keys, settings, language, steps } = scenario;
  return withScratch(async scratch => {
    const workspace = path.join(scratch, 'topologies');
    await cp(files, workspace, { recursive: true });
    for (const [file, text] of Object.entries(scenario.files ?? {})) await writeFile(path.join(workspace, file), text);
    const { folders, other } = scenario;
    const several = path.join(scratch, 'several.code-workspace');
    if (folders)
      await writeFile(several, JSON.stringify({ folders: folders.map(name => (name.includes(':') ? { uri: name } : { path: path.join(workspace, name) })) }));
    await mkdir(screenshots, { recursive: true });
    console.log(`\n  ${name}`);
    let passed = 0;
    try {
      await withWindow(
        editor,
        {
          ...{ vsix, trusted, keys, settings, language },
          workspace: folders ? several : workspace,
          others: other ? [await other()] : [],
          env: { ...env, ...scenario.env },
        },
        async page => {
          for (const step of steps) {
            const picture = `${name}-${String(passed + 1).padStart(2, '0')}-${step.name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
            const started = Date.now();
            try {
              await step.run(page);
            } catch (error) {
              const file = path.join(screenshots, `${picture}-failed.png`);
              await page.screenshot({ path: file });
              throw new Error(`${step.name}: ${error instanceof Error ? error.message : String(error)}\n    What there was to see is in ${file}.`, {
                cause: error,
              });
            }
            // Away from everything that lights up below the pointer.
            if (step.pointer !== 'stays') await page.mouse.move(640, 899);
            await page.screenshot({ path: path.join(screenshots, `${picture}.png`) });
            console.log(`    ✔ ${step.name} (${Date.now() - started} ms)`);
            passed++;
          }
        },
      );
      return { passed, failed: 0 };
    } catch (error) {
      console.error(`    ✖ ${error instanceof Error ? error.message : String(error)}`);
      console.error(`    ${steps.length - passed} of ${steps.length} steps failed or were not reached.`);
      return { passed, failed: steps.length - passed };
    }
  });
}
