import type { PLACE_CONTENT, TakeDownPlace } from '@khong-mot-minh/contracts';

/** The kind that is bound into a sealed place. */
export const PLACE_KIND: typeof PLACE_CONTENT = 'take-down-place';

/** What a sealed place says, or undefined: the device that sealed it may have put anything in. */
export function readPlace(text: string): TakeDownPlace | undefined {
  try {
    const { kind, platform, value } = JSON.parse(text);
    if (
      (kind !== 'address' && kind !== 'account') ||
      typeof platform !== 'string' ||
      typeof value !== 'string'
    )
      return undefined;
    return { kind, platform, value };
  } catch {
    return undefined;
  }
}
