/** Sections that need a clone of the repository. */
const ofTheRepository = new Set(['Try it', 'Examples', 'Contributing']);

/**
 * The README for the editor's page of the extension, where neither pictures nor links of the repository can be opened:
 * without the sections for its clones and without its pictures; of its links, the words stay.
 */
export function marketplaceReadme(readme: string): string {
  const [intro = '', ...sections] = readme.split(/^(?=## )/m);
  const kept = sections.filter(section => !ofTheRepository.has(/^## (.*)/.exec(section)?.[1] ?? ''));
  return [intro, ...kept]
    .join('')
    .split(fence)
    .map((part, index) => (index % 2 === 1 ? part : withoutFiles(part)))
    .join('');
}

/** Code stays as it is. */
const fence = /(^```[\s\S]*?^```$)/m;

const withoutFiles = (text: string): string => text.replaceAll(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '').replaceAll(/\[([^\]]+)\]\((?!https:)[^)]*\)/g, '$1');
