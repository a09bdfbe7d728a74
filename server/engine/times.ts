const zoned = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long' });

/** `21 November 2026 at 05:34:11 UTC`, in the time of this machine. @param iso ISO 8601 */
export const timeText = (iso: string): string => zoned.format(new Date(iso));

/** When something began and how long it took: `21 November 2026 at 05:34:11 UTC, 12 s`. */
export function timesText(started: string, ended: string): string {
  const seconds = (Date.parse(ended) - Date.parse(started)) / 1000;
  return `${timeText(started)}, ${durationText(seconds)}`;
}

function durationText(seconds: number): string {
  if (seconds < 10) return `${Math.max(0.1, seconds).toFixed(1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
