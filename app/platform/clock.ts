/** The machine's clock and timer. Everything below the routes gets its time from such an object, never by itself. */
export const systemClock = {
  now: (): Date => new Date(),
  sleep: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
};
