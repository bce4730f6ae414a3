import type { ActCode } from '@khong-mot-minh/contracts/codes';

/** Vietnamese or English, by the words that carried the finding. */
export type Lang = 'vi' | 'en';

/** A found act; offsets are UTF-16 units of the original text, `weight` is confidence from 0 to 1. */
export type Act = { act: ActCode; start: number; end: number; weight: number; lang: Lang };
