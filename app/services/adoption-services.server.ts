import { shiftDay } from "#app/domain/lists/adoption/day-distance.ts";
import { dateInZone } from "#app/domain/mapping/document-date.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { linkAdminUrl } from "#app/shopify/link-admin-url.ts";
import { undoAdoption } from "#app/sync/adoption/adopt-order.ts";
import type { AdoptionPorts } from "#app/sync/adoption/adoption-ports.ts";
import { readsPerAllowance } from "#app/sync/adoption/step-adoption.ts";
import type {
  Adoption,
  AdoptionCounts,
  AdoptionKind,
  AdoptionMatch,
  AdoptionVerdict,
  MatchState,
} from "#app/sync/ports.ts";

const matchesPerPage = 25;
const usualDays = 90;
/** Orders of more days than these are looked at in several looks. */
const mostDays = 5 * 366;

export type MatchFilter = {
  kind: AdoptionKind;
  verdict: AdoptionVerdict | null;
  state: MatchState | null;
  after: string;
};
type MatchWithPages = Omit<AdoptionMatch, "facts" | "candidates"> & {
  shopUrl: string | null;
  candidates: (AdoptionMatch["candidates"][number] & { url: string })[];
};
export type AdoptionPage = {
  isConnected: boolean;
  /** The days that are offered to look at. */
  offered: { from: string; to: string };
  adoption: Adoption | null;
  counts: AdoptionCounts | null;
  matches: MatchWithPages[];
  nextAfter: string | null;
};
export type AdoptionAnswer = { ok: true; changed: number } | { ok: false; reason: string };

export type AdoptionServices = {
  load(shop: string, filter: MatchFilter): Promise<AdoptionPage>;
  start(shop: string, days: { from: string; to: string }, actor: Actor): Promise<AdoptionAnswer>;
  /** Goes on, with as many reads of QuickBooks again; or rests. */
  goOn(shop: string): Promise<AdoptionAnswer>;
  pause(shop: string): Promise<AdoptionAnswer>;
  want(
    shop: string,
    wish: { kind: AdoptionKind; key: string; ref: string } | { kind: AdoptionKind; all: true },
  ): Promise<AdoptionAnswer>;
  decline(shop: string, match: { kind: AdoptionKind; key: string }): Promise<AdoptionAnswer>;
  /** Takes the adoption of an order back. */
  undo(shop: string, orderId: string, actor: Actor): Promise<AdoptionAnswer>;
};

export const adoptionPorts = ({ ports, stores, shopify }: Adapters): AdoptionPorts => ({
  ...ports,
  links: stores.links,
  adoptions: stores.adoptions,
  shopFacts: shopify.facts,
});

const no = (reason: string): AdoptionAnswer => ({ ok: false, reason });
const nothing = no("There is no look to do that with. Start one first.");

export function createAdoptionServices(adapters: Adapters): AdoptionServices {
  const { stores, env, qbo, clock } = adapters;
  const newest = (shop: string) => stores.adoptions.loadNewest(shop);
  return {
    async load(shop, filter) {
      const [connection, adoption, offered] = await Promise.all([
        stores.connections.find(shop),
        newest(shop),
        offeredDays(adapters, shop),
      ]);
      const isConnected = connection !== null;
      const isOfCompany = adoption !== null && adoption.realmId === connection?.realmId;
      if (!isOfCompany)
        return { isConnected, offered, adoption: null, counts: null, matches: [], nextAfter: null };
      const [counts, found] = await Promise.all([
        stores.adoptions.count(adoption.id),
        stores.adoptions.list(adoption.id, filter, filter.after, matchesPerPage + 1),
      ]);
      const shown = found.slice(0, matchesPerPage);
      const matches = shown.map(
        ({ facts: _, candidates, ...match }): MatchWithPages => ({
          ...match,
          shopUrl: linkAdminUrl(env.SHOPIFY_ADMIN_ORIGIN, shop, {
            key: match.key,
            recordId: null,
            name: match.name,
          }),
          candidates: candidates.map((candidate) => {
            const [type = "", id = ""] = candidate.ref.split(" ");
            return { ...candidate, url: qbo.documentUrl(type, id) };
          }),
        }),
      );
      const nextAfter = found.length > matchesPerPage ? (shown.at(-1)?.key ?? null) : null;
      return { isConnected, offered, adoption, counts, matches, nextAfter };
    },
    async start(shop, { from, to }, actor) {
      const connection = await stores.connections.find(shop);
      if (!connection) return no("Connect QuickBooks first.");
      if (from > to) return no("The first day is after the last one.");
      if (shiftDay(from, mostDays) < to) return no("Look at five years at most at a time.");
      const { realmId } = connection;
      await stores.adoptions.start(
        { shop, realmId, fromDay: from, toDay: to, allowed: readsPerAllowance },
        actor,
      );
      return { ok: true, changed: 1 };
    },
    async goOn(shop) {
      const adoption = await newest(shop);
      if (!adoption || (adoption.state !== "paused" && adoption.state !== "failed")) return nothing;
      await stores.adoptions.changeState(adoption, "looking", {
        allowed: adoption.asked + readsPerAllowance,
      });
      return { ok: true, changed: 1 };
    },
    async pause(shop) {
      const adoption = await newest(shop);
      if (adoption?.state !== "looking") return nothing;
      await stores.adoptions.changeState(adoption, "paused");
      return { ok: true, changed: 1 };
    },
    async want(shop, wish) {
      const adoption = await newest(shop);
      if (!adoption) return nothing;
      const changed = await stores.adoptions.want(adoption, wish);
      return changed > 0
        ? { ok: true, changed }
        : no("It cannot be linked: it was decided about meanwhile, or is taken.");
    },
    async decline(shop, match) {
      const adoption = await newest(shop);
      if (!adoption) return nothing;
      const blank = {
        name: "",
        facts: null,
        verdict: "tie",
        score: 0,
        candidates: [],
        ref: null,
        reason: null,
      } as const;
      await stores.adoptions.settle(
        adoption.id,
        { ...match, ...blank, candidates: [], state: "open" },
        "declined",
        null,
      );
      return { ok: true, changed: 1 };
    },
    async undo(shop, orderId, actor) {
      const connection = await stores.connections.find(shop);
      if (!connection) return no("Connect QuickBooks first.");
      const ports = adoptionPorts(adapters);
      const changed = await undoAdoption(ports, { shop, realmId: connection.realmId, orderId, actor });
      return changed > 0 ? { ok: true, changed } : no("This order has no adopted documents.");
    },
  };

  async function offeredDays({ stores: at }: Adapters, shop: string): Promise<{ from: string; to: string }> {
    const [settings, facts] = await Promise.all([at.settings.load(shop), at.shops.find(shop)]);
    const now = clock.now().toISOString();
    const to = dateInZone(now, facts?.timeZone ?? "UTC") ?? now.slice(0, 10);
    const usual = shiftDay(to, -usualDays);
    return { from: settings.startDate && settings.startDate <= to ? settings.startDate : usual, to };
  }
}
