const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns a bare carriage return into a line feed; this keeps it.
  '\r': '&#13;',
};

// XML 1.0, production 2: most control characters, lone surrogates, U+FFFE and U+FFFF have no spelling, not even an escaped one.
const canBeSaid = (point: number): boolean =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  point >= 0x10000;

/** Text as it may stand between two tags, whatever a stranger put into it; what XML cannot say becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  Array.from(text, (sign) =>
    canBeSaid(sign.codePointAt(0) ?? 0) ? (ENTITIES[sign] ?? sign) : '\uFFFD',
  ).join('');
