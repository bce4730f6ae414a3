/** What waits, by who brought it. Each turn goes to another neighbourhood, and in it to another address. */
export type FairQueue<Item> = {
  readonly size: number;
  /** How many of one neighbourhood, or of one address in it, wait. */
  waiting(wide: string, narrow?: string): number;
  push(wide: string, narrow: string, item: Item): void;
  /** Takes the next item whose neighbourhood `may` take a turn now. */
  shift(may?: (wide: string) => boolean): { wide: string; item: Item } | undefined;
  remove(wide: string, narrow: string, item: Item): void;
};

type Neighbourhood<Item> = { size: number; addresses: Map<string, Item[]> };

/**
 * Round robin over two levels: however many one neighbourhood sends, somebody from elsewhere waits for one turn of each
 * neighbourhood and no more. A Map keeps the order in which keys were set, so who had a turn is set anew, at the end.
 */
export function createFairQueue<Item>(): FairQueue<Item> {
  const all = new Map<string, Neighbourhood<Item>>();
  let size = 0;

  const drop = (wide: string, narrow: string): void => {
    const own = all.get(wide);
    if (!own) return;
    if (own.addresses.get(narrow)?.length === 0) own.addresses.delete(narrow);
    if (own.addresses.size === 0) all.delete(wide);
  };

  return {
    get size() {
      return size;
    },
    waiting(wide, narrow) {
      const own = all.get(wide);
      if (!own) return 0;
      return narrow === undefined ? own.size : (own.addresses.get(narrow)?.length ?? 0);
    },
    push(wide, narrow, item) {
      const own = all.get(wide) ?? { size: 0, addresses: new Map<string, Item[]>() };
      all.set(wide, own);
      const items = own.addresses.get(narrow);
      if (items) items.push(item);
      else own.addresses.set(narrow, [item]);
      own.size += 1;
      size += 1;
    },
    shift(may = () => true) {
      for (const [wide, own] of all) {
        if (!may(wide)) continue;
        const [narrow, items] = own.addresses.entries().next().value ?? [];
        const item = items?.shift();
        if (narrow === undefined || items === undefined || item === undefined) continue;
        own.size -= 1;
        size -= 1;
        own.addresses.delete(narrow);
        if (items.length > 0) own.addresses.set(narrow, items);
        all.delete(wide);
        if (own.size > 0) all.set(wide, own);
        return { wide, item };
      }
      return undefined;
    },
    remove(wide, narrow, item) {
      const own = all.get(wide);
      const items = own?.addresses.get(narrow);
      const at = items?.indexOf(item) ?? -1;
      if (!own || !items || at < 0) return;
      items.splice(at, 1);
      own.size -= 1;
      size -= 1;
      drop(wide, narrow);
    },
  };
}
