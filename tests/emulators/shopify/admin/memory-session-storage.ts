import type { Session } from "@shopify/shopify-api";

/** Sessions of the library in memory, for tests that never reach a token exchange. */
export class MemorySessionStorage {
  readonly #sessions = new Map<string, Session>();

  async storeSession(session: Session): Promise<boolean> {
    this.#sessions.set(session.id, session);
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    return this.#sessions.get(id);
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.#sessions.delete(id);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    for (const id of ids) this.#sessions.delete(id);
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    return [...this.#sessions.values()].filter((session) => session.shop === shop);
  }
}
