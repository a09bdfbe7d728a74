import { packMemoryFiles } from '../../virtual/pack.ts';
import * as ui from '../driver/index.ts';
import type { Scenario } from '../scenario.ts';

const file = 'elsewhere.tenantry';

/** A folder that is on no disk: language, preview, plan and deployment work with what the editor shows. */
export const virtualFolder: Scenario = {
  name: 'Virtual folder',
  trusted: true,
  folders: ['memfs:/virtual'],
  other: packMemoryFiles,
  steps: [
    {
      name: 'the preview draws what is on no disk',
      run: async page => {
        await ui.contributed(page);
        await (await ui.shown(page.locator('.explorer-folders-view').getByText(file), 'the file in the Explorer')).dblclick();
        await ui.shown(ui.editor(page, file), `an editor with ${file}`);
        await ui.command(page, 'Tenantry: Open Preview to the Side');
        await ui.drawn(page, 'Contoso', 'Fabrikam', 'Staff');
      },
    },
    {
      name: 'mistakes are found while it is typed',
      run: async page => {
        await ui.atEnd(page, file);
        await ui.type(page, 'group guests "Guests" in fabrikan');
        await page.keyboard.press('Escape');
        await ui.squiggle(page, file);
        await ui.quickFix(page, /fabrikam/);
        await ui.noSquiggle(page, file);
        await ui.drawn(page, 'Guests');
      },
    },
    {
      name: 'it is deployed as it is in the editor',
      run: async page => {
        await ui.deployToSandbox(page, 'elsewhere');
        await ui.command(page, 'Tenantry: Focus on Deployments View');
        await ui.rowText(page, /^Deployment of elsewhere to Sandbox, complete/);
        await ui.shown(page.locator('.view-line', { hasText: 'group "Guests"' }), 'the new group in the report');
      },
    },
  ],
};
