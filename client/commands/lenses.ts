import * as vscode from 'vscode';
import type { ShownReferences } from '../../server/protocol.ts';
import type { PreviewPanels } from '../preview/preview-panels.ts';
import { isPlace } from '../topology-files.ts';

type LensCommand = (workbench: { readonly previews: PreviewPanels }, given: unknown) => unknown;

/** What the lenses of the language server run beside the commands of the palette, on the desktop and in a browser. */
export const lensCommands: Readonly<Record<string, LensCommand>> = {
  'tenantry.showReferences': (_, given) => (isShownReferences(given) ? showReferences(given) : undefined),
  'tenantry.revealInDiagram': ({ previews }, given) => (isPlace(given) ? previews.reveal(given) : undefined),
};

/** The editor shows references of its own types only, not of the protocol's. */
const showReferences = ({ uri, position, locations }: ShownReferences): Thenable<unknown> =>
  vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri, true),
    positionOf(position),
    locations.map(({ uri, range: { start, end } }) => new vscode.Location(vscode.Uri.parse(uri, true), new vscode.Range(positionOf(start), positionOf(end)))),
  );

const positionOf = ({ line, character }: ShownReferences['position']): vscode.Position => new vscode.Position(line, character);

const isShownReferences = (value: unknown): value is ShownReferences =>
  typeof value === 'object' && value !== null && 'uri' in value && 'position' in value && 'locations' in value && Array.isArray(value.locations);
