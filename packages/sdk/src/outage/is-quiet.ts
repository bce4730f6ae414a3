/** Whether it is quiet time (`22-07`, whole hours) in that time zone; false where either is not known. */
export function isQuiet(hours: unknown, timeZone: string | undefined, atMs: number): boolean {
  const [, from, until] = /^(\d{2})-(\d{2})$/.exec(String(hours)) ?? [];
  if (from === undefined || until === undefined || timeZone === undefined) return false;
  const hour = hourIn(timeZone, atMs);
  if (hour === undefined) return false;
  const [start, end] = [Number(from), Number(until)];
  return start <= end ? hour >= start && hour < end : hour >= start || hour < end;
}

function hourIn(timeZone: string, atMs: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' });
    return Number(format.format(atMs));
  } catch {
    // This machine does not know the zone: then nobody knows the hour.
    return undefined;
  }
}
