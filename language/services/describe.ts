import type { UserAttribute } from '../data/attributes.ts';
import type { ExpressionFunction } from '../data/functions.ts';
import { graphEffects } from '../data/graph.ts';
import type { DirectoryRole } from '../data/roles.ts';
import type { BlockKind, Kind, PropertyDescriptor } from '../kinds/kind.ts';
import { code, escapeMarkdown, paragraphs } from './markdown.ts';

/** What a deployment writes for a kind, and what that needs. */
export function describeEffects(keyword: string): string {
  const effects = graphEffects[keyword] ?? [];
  if (effects.length === 0) return '';
  const lines = effects.map(
    ({ side, path, permission, role, when }) =>
      `- ${code(path)}${side ? ` in the ${side}` : ''}${when ? ` ${escapeMarkdown(when)}` : ''}: ${code(permission)}, ${role}`,
  );
  return ['Microsoft Graph gets, with the least delegated permission and directory role for it:', '', ...lines].join('\n');
}

/** The vocabulary in words, for hover and completion. Plain Markdown. */
export const describeKind = ({ summary }: Kind | BlockKind): string => escapeMarkdown(summary);

export const describeProperty = ({ type, summary, otherwise, required }: PropertyDescriptor): string =>
  paragraphs(
    escapeMarkdown(summary),
    `Written as ${escapeMarkdown(type.form)}.`,
    required ? 'It has to be set.' : otherwise !== undefined && `When it is not set: ${escapeMarkdown(otherwise)}.`,
  );

export const describeRole = ({ templateId, privileged }: DirectoryRole): string =>
  paragraphs(`Directory role${privileged ? ', labelled as privileged' : ''}.`, `Template id: ${code(templateId)}`);

const uses: { readonly [U in ExpressionFunction['use']]: string | undefined } = {
  usable: undefined,
  unsupported: 'Not supported in cross-tenant synchronization.',
  'not-applicable': 'Not meant for cross-tenant synchronization.',
  internal: 'Used by the service itself.',
  undocumented: 'Known to the service, but not documented.',
};

export const describeFunction = ({ summary, use, restrictions, example, returns }: ExpressionFunction): string =>
  paragraphs(
    escapeMarkdown(summary),
    `Returns ${escapeMarkdown(returns)}.`,
    uses[use],
    restrictions.map(restriction => `- ${escapeMarkdown(restriction)}`).join('\n'),
    example && `Example: ${code(example)}`,
  );

const sides = {
  yes: 'yes',
  likely: 'probably',
  unconfirmed: 'not confirmed',
  'after-schema-extension': 'once it is added to the attribute list',
  special: 'in a built-in row only',
  no: 'no',
} as const;

export const describeAttribute = ({ type, multiValued, asSource, asTarget, inScopingFilter, ruleProperty, notes }: UserAttribute): string =>
  paragraphs(
    `User attribute, ${type}${multiValued ? ', several values' : ''}.`,
    [
      `- As a source: ${sides[asSource]}`,
      `- As a target: ${sides[asTarget]}`,
      `- In scoping filters: ${inScopingFilter ? 'yes' : 'no'}`,
      `- In membership rules: ${ruleProperty ? code(`user.${ruleProperty}`) : 'no'}`,
    ].join('\n'),
    notes.map(note => escapeMarkdown(note)).join('\n\n'),
  );
