/** Whether this browser can seal: WebCrypto is missing outside a secure context (plain http on a LAN). */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;
