/** Two scores that are closer than this are no reason to prefer one. */
const margin = 5;

/** Something of the shop and something of the books that may belong together. */
export type ScoredPair = { left: string; right: string; score: number };

/**
 * Takes the pairs that are clearly the best for both of their sides, round by round: what is taken in one leaves the others a
 * clearer choice. Nothing is in two pairs, and of choices that are about equal none is taken. The sequence changes nothing.
 */
export function takeClearPairs<Pair extends ScoredPair>(pairs: readonly Pair[]): Pair[] {
  const taken: Pair[] = [];
  let open = pairs;
  for (;;) {
    const bestLeft = bestTwo(open, ({ left }) => left);
    const bestRight = bestTwo(open, ({ right }) => right);
    const clear = open.filter(
      (pair) => isBest(pair, bestLeft.get(pair.left)) && isBest(pair, bestRight.get(pair.right)),
    );
    if (clear.length === 0) return taken;
    taken.push(...clear);
    const gone = new Set(clear.flatMap(({ left, right }) => [`left ${left}`, `right ${right}`]));
    open = open.filter(({ left, right }) => !gone.has(`left ${left}`) && !gone.has(`right ${right}`));
  }
}

function bestTwo(
  pairs: readonly ScoredPair[],
  keyOf: (pair: ScoredPair) => string,
): Map<string, [number, number]> {
  const best = new Map<string, [number, number]>();
  for (const pair of pairs) {
    const { score } = pair;
    const [first, second] = best.get(keyOf(pair)) ?? [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    best.set(keyOf(pair), score > first ? [score, first] : [first, Math.max(second, score)]);
  }
  return best;
}

const isBest = ({ score }: ScoredPair, best: [number, number] | undefined): boolean =>
  best !== undefined && score === best[0] && best[0] - best[1] >= margin;
