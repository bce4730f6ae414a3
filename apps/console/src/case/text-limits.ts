/** The most that fits into a seal, in UTF-16 units as a text field counts them. */
export const SEALED_LENGTH = 8_000;
