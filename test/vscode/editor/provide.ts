import { type Browser, browser } from './browser.ts';
import { type CodeServer, codeServer } from './code-server.ts';
import { type Desktop, desktop } from './desktop.ts';

/** A real VS Code: the desktop program, or the same workbench served by code-server to a headless browser. */
export type Editor = ({ readonly kind: 'desktop' } & Desktop) | { readonly kind: 'browser'; readonly server: CodeServer; readonly browser: Browser };

/**
 * An editor to run the suites in, installed into the cache if need be: desktop VS Code where it can be had, otherwise
 * code-server. TENANTRY_EDITOR=desktop or =browser takes that one only. Throws with all reasons where there is none.
 */
export async function provideEditor(): Promise<Editor> {
  const only = process.env['TENANTRY_EDITOR'];
  const first = only === 'browser' ? 'TENANTRY_EDITOR asks for the browser one.' : await desktop();
  if (typeof first !== 'string') return { kind: 'desktop', ...first };
  const reasons = [first];
  if (only === 'desktop') reasons.push('TENANTRY_EDITOR asks for the desktop one.');
  else if (process.platform !== 'linux' || process.arch !== 'x64') reasons.push('code-server from npm runs on Linux x64 only.');
  else {
    try {
      return { kind: 'browser', server: await codeServer(), browser: await browser() };
    } catch (error) {
      reasons.push(`code-server or its browser could not be had: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(['There is no VS Code to run the editor suites in.', ...reasons, 'Run with --no-editor to leave these suites out.'].join('\n  '));
}
