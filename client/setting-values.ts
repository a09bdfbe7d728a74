/** Values of settings as they are meant: people write settings by hand. */
export const asBoolean = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A port, else 0, which takes a free one. */
export const asPort = (value: unknown): number => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535 ? Number(value) : 0);

/** The texts of a list; nothing when there is none. */
export function asTexts(value: unknown): readonly string[] | undefined {
  const texts = Array.isArray(value) ? value.filter(item => typeof item === 'string' && item.trim() !== '') : [];
  return texts.length > 0 ? texts : undefined;
}
