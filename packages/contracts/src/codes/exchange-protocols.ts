/** Protocols of other houses in which banks can be read beside our own API; each has its adapter. */
export const EXCHANGE_PROTOCOLS = ['stopncii', 'threatexchange'] as const;
export type ExchangeProtocol = (typeof EXCHANGE_PROTOCOLS)[number];
