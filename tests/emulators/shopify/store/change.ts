import type { StoredMetafield, StoredRecord } from "../stored-order.ts";

/** An access or refresh token that the emulator has handed out. Times are ISO text of the emulator's clock. */
export type IssuedToken = {
  value: string;
  kind: "offline" | "online" | "refresh";
  expiresAt: string | null;
  /** For a refresh token: the refresh token that it replaced. */
  replaces: string | null;
};

/** One webhook on its way. `body` is the signed text, kept so that every retry sends the original bytes. */
export type Delivery = {
  webhookId: string;
  eventId: string;
  topic: string;
  url: string;
  name: string | null;
  apiVersion: string;
  triggeredAt: string;
  body: string;
  isTest: boolean;
  hasBadSignature: boolean;
  status: "pending" | "delivered" | "failed";
  attempts: DeliveryAttempt[];
  /** When the next attempt is due; null once the delivery has ended. */
  nextAttemptAt: string | null;
};

export type DeliveryAttempt = { at: string; status: number | null; error: string | null; durationMs: number };

/** Every way in which the emulator's memory changes; the journal is a list of these. */
export type Change =
  /** First line of a rewritten journal: how many changes it stands for. */
  | { kind: "rewritten"; changeCount: number }
  | { kind: "recordStored"; record: StoredRecord }
  | { kind: "recordDeleted"; id: string }
  | { kind: "metafieldSet"; ownerId: string; metafield: StoredMetafield }
  | { kind: "metafieldDeleted"; ownerId: string; namespace: string; key: string }
  | { kind: "installChanged"; isInstalled: boolean }
  | { kind: "tokenIssued"; token: IssuedToken }
  | { kind: "tokenRevoked"; value: string }
  | { kind: "deliveryQueued"; delivery: Delivery }
  | {
      kind: "deliveryTried";
      webhookId: string;
      attempt: DeliveryAttempt;
      status: Delivery["status"];
      nextAttemptAt: string | null;
    };
