import type { z } from "zod";
import { type Fault, failed, ok, type Result } from "#app/domain/faults/fault.ts";
import { classifyExchange, type ExchangeMeaning } from "#app/shopify/graphql/classify-exchange.ts";
import { sendOperation } from "#app/shopify/graphql/send-operation.server.ts";
import { createShopLines, type Leave } from "#app/shopify/graphql/shop-line.ts";
import type { OfflineTokens } from "#app/shopify/offline-session.server.ts";
import type { Clock, Logger } from "#app/sync/ports.ts";

/** One question to the Admin API: the document, the shape of its answer, and what a shop may keep from us. */
export type AdminOperation<T> = {
  name: string;
  document: string;
  answer: z.ZodType<T>;
  /** Answer paths whose ACCESS_DENIED means null, for example `order.customer`. */
  mayBeDenied?: string[];
};

export type AdminClient = {
  /** Runs one operation; `subject` names what it is about in faults, for example `order #1001`. Never throws. */
  run<T>(
    shop: string,
    operation: AdminOperation<T>,
    variables: Record<string, unknown>,
    subject: string,
  ): Promise<Result<T>>;
  /** Requests sent so far, repeats included. */
  requestCount(): number;
};

export type AdminClientOptions = {
  tokens: OfflineTokens;
  clock: Clock;
  log: Logger;
  /** Origin that stands in for `https://{shop}`: an emulator or an egress proxy. */
  apiOrigin?: string | null;
  fetch?: typeof fetch;
};

const REPLY_TIMEOUT_MS = 30_000;
const MAX_REPEATS = 3;
const MAX_WAITS = 12;
/** A longer wait belongs to the queue: a worker that sleeps serves nobody. */
const MAX_WAIT_MS = 20_000;

const timedFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(REPLY_TIMEOUT_MS) });

/**
 * Opens the Admin API for jobs. It waits as long as Shopify asks (cost bucket or `Retry-After`), repeats after lost
 * replies and 5xx up to three times, renews a refused token once, and answers everything else as a fault.
 *
 * Repeating is safe because every operation of this product is a read or sets a value.
 */
export function createAdminClient(options: AdminClientOptions): AdminClient {
  const { tokens, clock, log, apiOrigin = null } = options;
  let requests = 0;

  async function exchangeOnce(shop: string, operation: AdminOperation<unknown>, request: ExchangeRequest) {
    requests += 1;
    const exchange = await sendOperation({
      shop,
      accessToken: request.accessToken,
      document: operation.document,
      variables: request.variables,
      apiOrigin,
      fetch: options.fetch ?? timedFetch,
    });
    return classifyExchange(exchange, request.subject, operation.mayBeDenied ?? []);
  }

  const lines = createShopLines();

  return {
    requestCount: () => requests,
    async run(shop, operation, variables, subject) {
      const token = await tokens.accessToken(shop);
      if (!token.ok) return failed({ ...token.fault, subject });
      let accessToken = token.value;
      const spent = { repeats: 0, waits: 0, renewals: 0 };
      let leave: Leave | null = lines.isWaiting(shop) ? await lines.join(shop) : null;
      try {
        for (;;) {
          const meaning = await exchangeOnce(shop, operation, { accessToken, variables, subject });
          if (meaning.kind === "answer") {
            if (meaning.denied.length > 0) {
              log.info("shopify.fieldsDenied", { shop, operation: operation.name, paths: meaning.denied });
            }
            return readAnswer(operation, meaning.data, subject);
          }
          if (meaning.kind === "tokenRefused" && spent.renewals === 0) {
            spent.renewals += 1;
            const renewed = await tokens.renewRefused(shop, accessToken);
            if (!renewed.ok) return failed({ ...renewed.fault, subject });
            accessToken = renewed.value;
            continue;
          }
          if (meaning.kind === "wait" && leave === null) {
            const isBehindOthers = lines.isWaiting(shop);
            leave = await lines.join(shop);
            // Those before have waited long enough for this one, too.
            if (isBehindOthers) continue;
          }
          const verdict = pauseOrFault(meaning, spent, subject);
          if (verdict.kind === "fault") return failed(verdict.fault);
          log.info("shopify.waits", { shop, operation: operation.name, waitMs: verdict.ms });
          await clock.sleep(verdict.ms);
        }
      } finally {
        leave?.();
      }
    },
  };
}

type ExchangeRequest = { accessToken: string; variables: Record<string, unknown>; subject: string };
type Spent = { repeats: number; waits: number };

function pauseOrFault(
  meaning: Exclude<ExchangeMeaning, { kind: "answer" }>,
  spent: Spent,
  subject: string,
): { kind: "pause"; ms: number } | { kind: "fault"; fault: Fault } {
  if (meaning.kind === "wait") {
    spent.waits += 1;
    if (spent.waits <= MAX_WAITS && meaning.ms <= MAX_WAIT_MS) return { kind: "pause", ms: meaning.ms };
    const { ms, evidence } = meaning;
    return { kind: "fault", fault: { kind: "throttled", retryAfterMs: ms, subject, evidence } };
  }
  if (meaning.kind === "repeat" && spent.repeats < MAX_REPEATS) {
    spent.repeats += 1;
    return { kind: "pause", ms: 500 * 2 ** (spent.repeats - 1) };
  }
  return { kind: "fault", fault: meaning.fault };
}

function readAnswer<T>(operation: AdminOperation<T>, data: unknown, subject: string): Result<T> {
  const parsed = operation.answer.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const what = issue ? `${issue.path.join(".")} (${issue.message})` : `the answer to ${operation.name}`;
  return failed({ kind: "malformed", subject, what, evidence: { system: "shopify" } });
}
