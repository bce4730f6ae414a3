const LINK = /<a\b[^>]*?\shref="(\/(?:vi|en)(?:\/[^"#]*)?)(?:#[^"]*)?"/g;

/** Two addresses with the same path and the same names in their query show the same kind of page. */
const shapeOf = (address: string): string => {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return `${pathname}?${[...new Set(searchParams.keys())].sort().join('&')}`;
};

/** Every page that links lead to from where it begins: a new page that something links to is found by itself. */
export async function crawlPages(base: string, starts: readonly string[]): Promise<string[]> {
  const seen = new Set<string>();
  const pages: string[] = [];
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (seen.has(shapeOf(address))) continue;
    seen.add(shapeOf(address));
    const response = await fetch(base + address);
    const text = await response.text();
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    pages.push(address);
    for (const [, link = ''] of text.matchAll(LINK)) waiting.push(link.replaceAll('&amp;', '&'));
  }
  return pages;
}
