/** Enough of a random id to tell cases apart when two people speak about them. */
export const shortId = (id: string): string => id.replaceAll('-', '').slice(0, 6).toUpperCase();
