/** Number words that may stand before a unit ("hai triệu", "two hours"), as typed with tones. */
export const NUMBER_WORDS =
  'một hai ba bốn năm sáu bảy tám chín mười mươi chục trăm vài mấy rưỡi tư one two three four five six seven eight nine ten twenty thirty fifty hundred few couple';
