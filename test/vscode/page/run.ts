import { withScratch } from '../editor/scratch.ts';
import type { Outcome } from '../outcome.ts';
import { checks } from './checks.ts';
import { withPreview } from './open.ts';

/** The page of the preview in a browser, without an editor around it. */
export function checkPreviewPage(grep = ''): Promise<Outcome> {
  return withScratch(profile =>
    withPreview(profile, async preview => {
      let [passed, failed] = [0, 0];
      console.log('\nThe page of the preview');
      for (const [name, check] of Object.entries(checks).filter(([title]) => title.includes(grep))) {
        try {
          await preview.page.reload();
          await check(preview);
          passed++;
          console.log(`  ✓ ${name}`);
        } catch (error) {
          failed++;
          console.log(`  ✗ ${name}\n${error instanceof Error ? error.message : error}`);
        }
      }
      const refused = await preview.page.evaluate(() => (window as unknown as { refused: string[] }).refused);
      if (refused.length > 0) console.log(`  ✗ the content security policy refused ${refused.join(', ')}`);
      return { passed, failed: failed + refused.length };
    }),
  );
}
