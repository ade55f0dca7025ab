/** Lets the caller out of the line; the next one moves up. */
export type Leave = () => void;

/**
 * The requests of each shop that have to wait for Shopify, first come, first served. While there is a line, new
 * requests join it instead of being refused as well: a drained bucket would otherwise be asked by everybody at once,
 * again and again, and whoever has most bad luck gives up.
 */
export type ShopLines = {
  isWaiting(shop: string): boolean;
  /** Resolves when all who came before have left. */
  join(shop: string): Promise<Leave>;
};

export function createShopLines(): ShopLines {
  const ends = new Map<string, Promise<void>>();
  return {
    isWaiting: (shop) => ends.has(shop),
    async join(shop) {
      const before = ends.get(shop);
      const turn = Promise.withResolvers<void>();
      ends.set(shop, turn.promise);
      await before;
      return () => {
        if (ends.get(shop) === turn.promise) ends.delete(shop);
        turn.resolve();
      };
    },
  };
}
