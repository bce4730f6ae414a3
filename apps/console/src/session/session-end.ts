const MINUTE_MS = 60_000;
/** So long before its end a session says so. */
const BEFORE_IDLE_MS = 5 * MINUTE_MS;
const BEFORE_EXPIRY_MS = 10 * MINUTE_MS;
/** Whoever says "later" is asked again after this. */
export const SNOOZE_MS = 4 * MINUTE_MS;
/** The server writes down that a session was used at most once a minute, so its idle end may come that much earlier. */
const TOUCH_MS = MINUTE_MS;

export type SessionEnd = { why: 'idle' | 'expiry'; atMs: number };

/** How a session is about to end, if it is; after its end the sign-in dialog speaks. */
export function endsSoon({
  expiresAtMs,
  idleEndMs,
  nowMs,
}: {
  expiresAtMs: number;
  idleEndMs: number;
  nowMs: number;
}): SessionEnd | undefined {
  if (nowMs >= expiresAtMs - BEFORE_EXPIRY_MS && nowMs < expiresAtMs)
    return { why: 'expiry', atMs: expiresAtMs };
  const idle = idleEndMs - TOUCH_MS;
  if (nowMs >= idle - BEFORE_IDLE_MS && nowMs < idle) return { why: 'idle', atMs: idle };
  return undefined;
}
