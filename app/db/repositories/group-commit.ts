type Waiting<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Joins concurrent calls: while one batch is being stored, further items gather and go together with the next.
 * A lone call is stored at once; nobody waits for company.
 *
 * @param store stores a batch and answers one value per item, in order; when it rejects, every item is rejected.
 */
export function createGroupCommit<Item, Answer>(
  store: (batch: Item[]) => Promise<Answer[]>,
  maxBatch: number,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch);
      waiting = waiting.slice(maxBatch);
      await settle(batch, store);
    }
    isRunning = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void run();
    });
}

async function settle<Item, Answer>(
  batch: readonly Waiting<Item, Answer>[],
  store: (batch: Item[]) => Promise<Answer[]>,
): Promise<void> {
  try {
    const answers = await store(batch.map(({ item }) => item));
    if (answers.length !== batch.length) throw new Error("A batch needs one answer per item.");
    for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
