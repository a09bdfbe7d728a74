import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type RuleSettings, readRuleSettings } from '../language/index.ts';
import { CommandError } from './exit-codes.ts';

const name = path.join('.vscode', 'settings.json');

/**
 * Severities as the editor takes them from the settings of the workspace that a file stands in: the nearest folder with
 * `.vscode/settings.json`, from the file's own upwards.
 */
export async function workspaceRules(file: string): Promise<RuleSettings> {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const found = path.join(folder, name);
    const text = await readFile(found, 'utf8').catch(() => undefined);
    if (text !== undefined) return rulesIn(text, found);
    if (folder === path.dirname(folder)) return new Map();
  }
}

function rulesIn(text: string, file: string): RuleSettings {
  let content: unknown;
  try {
    content = JSON.parse(withoutComments(text));
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const value: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, 'tenantry.rules') : undefined;
  const { settings, errors } = readRuleSettings(value);
  // The editor only warns of these in its log; a check that silently checks something else would be of no use.
  if (errors.length > 0) throw new CommandError(`${file}: tenantry.rules: ${errors.join(' ')}`);
  return settings;
}

/** Settings may have comments, and commas behind the last member; texts stay as they are. */
const withoutComments = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, part => (part.startsWith('"') ? part : ' '))
    .replace(/"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g, part => (part.startsWith('"') ? part : ''));
