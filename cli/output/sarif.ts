import path from 'node:path';
import { addressOf, type Fix, helpOf, type Page, type Problem, type Severity, type Span } from '../../language/index.ts';
import manifest from '../../package.json' with { type: 'json' };
import { harmless } from '../io.ts';
import type { Locate } from './problems.ts';

const levels: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** Problems as a log of SARIF 2.1.0 (OASIS), for code scanning. Paths are relative to the folder that the check ran in. */
export function problemsSarif(problems: readonly Problem[], files: readonly string[], locate: Locate): string {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const artifact = (uri: string) => ({ ...artifactOf(uri, locate), index: files.indexOf(uri) });
  const physical = (span: Span) => ({ physicalLocation: { artifactLocation: artifact(span.uri), region: regionOf(span, locate) } });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Tenantry', semanticVersion: manifest.version, rules: codes.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { description: { text: 'The folder that the check ran in.' } } },
        artifacts: files.map(uri => ({ location: artifactOf(uri, locate), sourceLanguage: 'tenantry' })),
        results: problems.map(({ code, severity, message, span, related = [], fixes = [] }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: levels[severity],
          message: text(message),
          locations: [physical(span)],
          ...(related.length > 0 ? { relatedLocations: related.map((one, id) => ({ id, ...physical(one.span), message: text(one.message) })) } : {}),
          ...(fixes.length > 0 ? { fixes: fixes.map(fix => fixOf(fix, artifact, locate)) } : {}),
        })),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

const base = 'PROJECTROOT';

const text = (words: string) => ({ text: harmless(words) });

function descriptorOf(code: string) {
  const { severity = 'warning', why = code, pages = [] } = helpOf(code) ?? {};
  const page = addressOf(code);
  const source = (shown: (page: Page) => string) => (pages.length > 0 ? `\n\nSource: ${pages.map(shown).join(', ')}` : '');
  return {
    id: code,
    shortDescription: text(firstSentence(why)),
    fullDescription: text(why),
    help: { text: why + source(({ name }) => name), markdown: why + source(({ name, address }) => (address ? `[${name}](${address})` : name)) },
    ...(page ? { helpUri: page } : {}),
    defaultConfiguration: { level: levels[severity] },
  };
}

const firstSentence = (words: string): string => /^.*?[.:;](?=\s|$)/.exec(words)?.[0].replace(/[:;]$/, '.') ?? words;

function fixOf({ title, edits }: Fix, artifact: (uri: string) => object, locate: Locate) {
  return {
    description: text(title),
    artifactChanges: [...Map.groupBy(edits, ({ span }) => span.uri)].map(([uri, own]) => ({
      artifactLocation: artifact(uri),
      replacements: own.map(edit => ({
        deletedRegion: regionOf(edit.span, locate),
        ...(edit.text ? { insertedContent: { text: edit.text } } : {}),
      })),
    })),
  };
}

/** A file below the folder by its relative path, any other by its whole URI: relative ones must not lead upwards. */
function artifactOf(uri: string, locate: Locate) {
  const { file } = locate({ uri, start: 0, end: 0 });
  if (!uri.startsWith('file:') || path.isAbsolute(file) || file.startsWith('..')) return { uri };
  return { uri: file.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: base };
}

function regionOf(span: Span, locate: Locate) {
  const { line, column, endLine, endColumn } = locate(span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
