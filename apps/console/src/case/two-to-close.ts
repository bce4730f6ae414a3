/** From this tier on a second person approves the closing (CONTRACT §6); the server decides, the page forewarns. */
export const TWO_TO_CLOSE_TIER = 4;
