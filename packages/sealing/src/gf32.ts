/**
 * Arithmetic in GF(32) = GF(2)[x] / (x⁵ + x² + 1), a primitive polynomial: α = x = 2 has order 31,
 * so α¹ … α³¹ are all different.
 */
const REDUCE = 0b100101;

/** α · a */
export const timesAlpha = (a: number): number => (a & 16 ? (a << 1) ^ REDUCE : a << 1);

/**
 * Σ αⁱ sᵢ with i counted from 1: the check symbol then stands at α⁰, and no two of up to 31 places weigh the
 * same. A single error e at place i changes the sum by αⁱe ≠ 0; a swap of a ≠ b by (αⁱ + αʲ)(a + b) ≠ 0.
 */
export function checkSymbol(symbols: readonly number[]): number {
  // Horner from the last symbol: ((s₂₂ α + s₂₁) α + … + s₁) α
  return symbols.reduceRight((sum, symbol) => timesAlpha(sum ^ symbol), 0);
}
