/** Limits of the HTTP schema, in UTF-16 units as a text field counts them. */
export const REASON_LENGTH = 1_000;
export const SEALED_LENGTH = 8_000;
