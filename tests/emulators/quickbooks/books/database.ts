export type Change = [table: string, key: string, value: unknown];
/** One row of a committed transaction: before and after, undefined where there was none. */
export type RowChange = { table: string; key: string; before: unknown; after: unknown };
export type Snapshot = Record<string, [string, unknown][]>;

/** A typed view of one table. Values are replaced, never changed in place. */
export type Table<T> = {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  values(): IterableIterator<T>;
  entries(): IterableIterator<[string, T]>;
  size(): number;
};

export type Database = {
  table<T>(name: string): Table<T>;
  /** Raises a counter and answers its new value. */
  next(counter: string): number;
  /** All changes of `work` or none: a throw undoes them. An inner call joins the outer one. */
  transact<T>(work: () => T): T;
  /** Tells the listener the changes of every committed transaction, in the order of its first writes. */
  observe(listener: (changes: readonly RowChange[]) => void): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
};

/**
 * Tables in memory with undo. `record` gets the changes of every committed transaction (or a whole snapshot
 * after a restore), so that a journal can bring the same state back.
 */
export function createDatabase(
  record: (entry: { changes: Change[] } | { snapshot: Snapshot }) => void,
  initial: Snapshot = {},
): Database {
  const tables = tablesOf(initial);
  let depth = 0;
  let undo: Change[] = [];
  let changed = new Map<string, Change>();
  const listeners: ((changes: readonly RowChange[]) => void)[] = [];

  function mapOf(name: string): Map<string, unknown> {
    const known = tables.get(name);
    if (known !== undefined) return known;
    const fresh = new Map<string, unknown>();
    tables.set(name, fresh);
    return fresh;
  }

  function write(name: string, key: string, value: unknown): void {
    if (depth === 0) throw new Error(`write to ${name}/${key} outside a transaction`);
    const map = mapOf(name);
    undo.push([name, key, map.get(key)]);
    apply(map, key, value);
    changed.set(`${name}\u0000${key}`, [name, key, value]);
  }

  function rollback(): void {
    for (const [name, key, value] of undo.reverse()) apply(mapOf(name), key, value);
  }

  function transact<T>(work: () => T): T {
    if (depth > 0) return work();
    depth = 1;
    undo = [];
    changed = new Map();
    let result: T;
    try {
      result = work();
      if (changed.size > 0) record({ changes: [...changed.values()] });
    } catch (error) {
      rollback();
      throw error;
    } finally {
      depth = 0;
    }
    if (changed.size > 0 && listeners.length > 0) tell();
    return result;
  }

  function tell(): void {
    const before = new Map<string, unknown>();
    for (const [table, key, value] of undo) {
      const row = `${table}\u0000${key}`;
      if (!before.has(row)) before.set(row, value);
    }
    const changes = [...changed].map(([row, [table, key, after]]) => ({
      table,
      key,
      before: before.get(row),
      after,
    }));
    for (const listener of listeners) listener(changes);
  }

  const views = new Map<string, Table<unknown>>();
  function viewOf(name: string): Table<unknown> {
    const known = views.get(name);
    if (known !== undefined) return known;
    const view: Table<unknown> = {
      get: (key) => mapOf(name).get(key),
      set: (key, value) => write(name, key, value),
      delete: (key) => write(name, key, undefined),
      values: () => mapOf(name).values(),
      entries: () => mapOf(name).entries(),
      size: () => mapOf(name).size,
    };
    views.set(name, view);
    return view;
  }

  return {
    table: <T>(name: string): Table<T> => viewOf(name) as Table<T>,
    next(counter) {
      const value = ((mapOf("counters").get(counter) as number | undefined) ?? 0) + 1;
      write("counters", counter, value);
      return value;
    },
    transact,
    observe: (listener) => {
      listeners.push(listener);
    },
    snapshot: () => Object.fromEntries([...tables].map(([name, map]) => [name, [...map]])),
    restore(snapshot) {
      tables.clear();
      for (const [name, map] of tablesOf(snapshot)) tables.set(name, map);
      record({ snapshot });
    },
  };
}

/** The tables of a snapshot, rows in the order in which they were taken. */
export function tablesOf(snapshot: Snapshot): Map<string, Map<string, unknown>> {
  return new Map(Object.entries(snapshot).map(([name, rows]) => [name, new Map(rows)]));
}

function apply(map: Map<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
