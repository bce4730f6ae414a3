/** In the address of the empty form: the page closed itself because nobody touched it. */
export const CLOSED = 'dong';

/** A page without a script knows nobody's hands, so it stays long enough to write on it. */
export const CLOSE_SECONDS = 1800;
