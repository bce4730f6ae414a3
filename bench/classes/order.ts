/** What the clients are asked to do. */
export type Order = { url: string; classes: number; pupils: number; seconds: number };
/** One kind of request; times as the client saw them. */
export type KindMeasured = {
  name: string;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  errors: number;
};
/** `counted` is what the boards show at the end; it must equal what was acknowledged. */
export type Measured = { kinds: KindMeasured[]; acknowledged: number; counted: number };
