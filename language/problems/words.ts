/** "an access package", "a group". */
export const withArticle = (title: string): string => `${/^[aeiou]/i.test(title) && !/^u(ser|ni)/i.test(title) ? 'an' : 'a'} ${title}`;

/** The same at the start of a sentence. */
export const sentenceArticle = (title: string): string => `A${withArticle(title).slice(1)}`;
