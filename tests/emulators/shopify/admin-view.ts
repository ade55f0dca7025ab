import type { StoredOrder } from "./stored-order.ts";

/** What the admin host page may see and do: the emulator's state without its HTTP interface. */
export type AdminView = {
  shop: { domain: string; name: string; storeName: string; currencyCode: string; ianaTimezone: string };
  app: { apiKey: string; apiSecret: string; appUrl: string; handle: string; name: string; scopes: string[] };
  isInstalled(): boolean;
  install(): void;
  /** Settles once the app/uninstalled delivery is queued and the tokens are revoked. */
  uninstall(): Promise<void>;
  /** An id token as App Bridge hands it out: HS256 with the app's secret, one minute of life. */
  mintIdToken(): string;
  /** The full address of the app inside the admin's iframe, with `embedded`, `shop`, `host`, `id_token` and the rest. */
  embedUrl(path: string): string;
  orders(): StoredOrder[];
  products(): Record<string, unknown>[];
  customers(): Record<string, unknown>[];
  metafields(ownerId: string): { namespace: string; key: string; value: string }[];
};
