const HOUR = 60;

/** Minutes since local midnight at a moment, for a zone that is `offsetMinutes` ahead of UTC then. */
export const localMinutes = (atMs: number, offsetMinutes: number): number => {
  const minutes = Math.floor(atMs / 60_000) + offsetMinutes;
  return ((minutes % 1440) + 1440) % 1440;
};

/** When the local day of a moment began, for a zone that was `offsetMinutes` ahead of UTC at that beginning. */
export const dayStart = (atMs: number, offsetMinutes: number): number => {
  const localMs = atMs + offsetMinutes * 60_000;
  return Math.floor(localMs / 86_400_000) * 86_400_000 - offsetMinutes * 60_000;
};

/** Whether a local time lies in quiet hours such as "22-07"; "off" has none. The first hour counts, the last not. */
export function inQuietHours(hours: string, minutes: number): boolean {
  const [from, to] = hours.split('-').map(Number);
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return false;
  const [begin, end] = [from * HOUR, to * HOUR];
  return begin <= end ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
}
