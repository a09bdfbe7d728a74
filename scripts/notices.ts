/** `npm run notices`: THIRD-PARTY-NOTICES.md, from the packages whose code is in the bundles. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, root } from './bundles.ts';

export interface Notice {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of the package. */
  readonly licence: string;
  /** Its licence and notice files, as they stand in the package. */
  readonly texts: readonly string[];
}

/** Licences that ask for no more than their text. */
export const permissive: ReadonlySet<string> = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense']);

/** The packages in the bundles, by name. Types and tools leave no code there and are not among them. */
export async function bundledPackages(): Promise<readonly Notice[]> {
  const built = await Promise.all(bundleOptions.map(options => build({ ...options, write: false, metafile: true, logLevel: 'error' })));
  const files = built.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))),
  );
  const folders = new Set(files.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const all = [...folders].map(noticeOf);
  const once = new Map(all.map(notice => [`${notice.name}@${notice.version}`, notice]));
  return [...once.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function noticeOf(folder: string): Notice {
  const at = path.join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8')) as Record<string, string>;
  const files = readdirSync(at).filter(file => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(file));
  const texts = files.sort().map(file => readFileSync(path.join(at, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name: name ?? folder, version: version ?? '', licence: license ?? 'unknown', texts };
}

/** Packages with the very same texts share them. */
export function noticesText(notices: readonly Notice[]): string {
  const groups = Map.groupBy(notices, ({ licence, texts }) => [licence, ...texts].join('\n'));
  const sections = [...groups.values()].map(group => {
    const titles = group.map(({ name, version }) => `${name} ${version}`);
    const [first] = group;
    const texts = first?.texts.length ? first.texts : ['The package holds no text of its licence.'];
    return [`## ${titles.join(', ')}`, `Licence: ${first?.licence}`, ...texts.map(fenced)].join('\n\n');
  });
  const intro = 'Tenantry holds code of these packages. Each is used under its own licence, which follows.';
  return `${['# Third-party notices', intro, ...sections].join('\n\n')}\n`;
}

const fenced = (text: string): string => `\`\`\`text\n${text.replaceAll(/[ \t]+$/gm, '').replaceAll('```', "'''")}\n\`\`\``;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

if (import.meta.main) writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), noticesText(await bundledPackages()));
