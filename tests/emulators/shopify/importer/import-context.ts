/** What an import needs from the shop around it; the importer itself reads no clock and draws no random number. */
export type ImportContext = {
  /** The currency of orders that state none. */
  shopCurrency: string;
  /** The instant (ISO text) that stands in for dates which an order does not state. */
  now: string;
  /** Every GID that belongs to exactly one record of the shop; the importer adds those it hands out. */
  usedIds: Set<string>;
  /** Names of the orders so far: a second order of the same name is kept and noted. */
  usedNames: Set<string>;
  /** Digits of an id that the shop has not handed out before. */
  nextId: () => string;
  /** The number of an order that states neither name nor number. */
  nextOrderNumber: () => number;
};

export type ImportContextOptions = {
  shopCurrency: string;
  now: string;
  /** First id to hand out; the same seed hands out the same ids. */
  firstId?: bigint;
  firstOrderNumber?: number;
};

/** A context with counters: ids look like Shopify's (13 digits), and the same options give the same ids. */
export function createImportContext(options: ImportContextOptions): ImportContext {
  let id = options.firstId ?? 6_900_000_000_001n;
  let orderNumber = options.firstOrderNumber ?? 90_001;
  return {
    shopCurrency: options.shopCurrency,
    now: options.now,
    usedIds: new Set(),
    usedNames: new Set(),
    nextId() {
      const digits = id.toString();
      id += 1n;
      return digits;
    },
    nextOrderNumber() {
      const number = orderNumber;
      orderNumber += 1;
      return number;
    },
  };
}
