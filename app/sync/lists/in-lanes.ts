/**
 * Works on a list side by side, so that calls can travel together. What shares a key goes one after the other, in its
 * order. The first goes alone: what it makes on its way (accounts, a category) the others find instead of waiting for it.
 */
export async function inLanes<Part, Done>(
  parts: readonly Part[],
  keysOf: (part: Part) => readonly string[],
  work: (part: Part, index: number) => Promise<Done>,
): Promise<Done[]> {
  const lanes = new Map<string, Promise<unknown>>();
  let first: Promise<unknown> = Promise.resolve();
  const running = parts.map((part, index) => {
    const keys = keysOf(part);
    const before = Promise.allSettled([first, ...keys.flatMap((key) => lanes.get(key) ?? [])]);
    const done = before.then(() => work(part, index));
    for (const key of keys) lanes.set(key, done);
    if (index === 0) first = done;
    return done;
  });
  return Promise.all(running);
}
