const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.0+)?S)?)?$/;

/** `P30D` → `30d`, `PT8H` → `8h`, `P6M` → `6mo`; nothing where one unit cannot say it. */
export function durationText(iso: string): string | undefined {
  const match = ISO.exec(iso);
  if (!match || iso.length < 3) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(part => Number(part ?? 0));
  const inMonths = years * 12 + months;
  const inMinutes = ((weeks * 7 + days) * 24 + hours) * 60 + minutes + seconds / 60;
  const text = inMonths > 0 ? (inMinutes > 0 ? undefined : whole(inMonths, [12, 'y'], [1, 'mo'])) : whole(inMinutes, [1440, 'd'], [60, 'h'], [1, 'min']);
  return text && /^\d{1,6}[a-z]+$/.test(text) ? text : undefined;
}

function whole(count: number, ...units: readonly (readonly [number, string])[]): string | undefined {
  const unit = units.find(([size]) => count % size === 0);
  return unit && `${count / unit[0]}${unit[1]}`;
}
