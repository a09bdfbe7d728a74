/** Of these it is told that they are set, not to what: the value is an id of somebody's own. */
const withheld: ReadonlySet<string> = new Set(['tenantry.live.clientId']);

/** A line of Markdown for each setting. */
export function settingLines(settings: readonly (readonly [name: string, value: unknown])[]): readonly string[] {
  return settings.map(([name, value]) => `\`${name}\`: ${withheld.has(name) ? 'set' : `\`${JSON.stringify(value)}\``}`);
}

/**
 * What to tell of a problem, as Markdown with gaps to be filled. It names no tenant, no file and no account.
 * In English, whatever the editor's language: it is for those who mend it.
 */
export const problemReport = (facts: readonly string[], settings: readonly string[]): string => `# A problem with Tenantry

What I did, what I expected, and what happened instead:



## Smallest topology that shows it

With names, domains and ids that are not yours.

\`\`\`tenantry

\`\`\`

## Log

What "Tenantry: Show Log" shows, after a look at it: it holds no tokens, but it names tenants and files.

\`\`\`text

\`\`\`

## Where it happened

${listed(facts)}

## Settings

${settings.length > 0 ? listed(settings) : 'None is changed.'}
`;

const listed = (lines: readonly string[]): string => lines.map(line => `- ${line}`).join('\n');
