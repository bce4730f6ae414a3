/** Times around a reporter are kept to the hour: a finer one could be matched with what a phone or network shows. */
export const toHour = (at: Date): Date => new Date(Math.floor(at.getTime() / 3600_000) * 3600_000);
