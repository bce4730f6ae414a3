/**
 * Seconds that each proof took at scale 1, two cores, beside little other work. A new proof is told as not measured
 * until its row stands here.
 */
export const USUAL_SECONDS: Readonly<Record<string, number>> = {};
