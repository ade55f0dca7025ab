import { plainBooks } from "#app/domain/accounting/books-facts.ts";
import type { OrderPlan } from "#app/domain/accounting/plan.ts";
import { failed, type Result } from "#app/domain/faults/fault.ts";
import { checkEligibility } from "#app/domain/mapping/check-eligibility.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import { type BookingDifference, compareSettings } from "#app/domain/rules/compare-settings.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import type { Adapters } from "#app/services/open-adapters.server.ts";
import { readNewestSales } from "#app/services/read-newest-sales.server.ts";

/** What other settings would change. `replayed`: how many orders were looked at. */
export type SettingsReplay = { replayed: number; differences: BookingDifference[] };

/**
 * Plans the newest orders under the settings as they are and as they would be, as if none was booked yet. Nothing is
 * saved or sent.
 */
export async function replaySettings(
  adapters: Adapters,
  shop: string,
  wanted: Settings,
): Promise<SettingsReplay> {
  const { ports } = adapters;
  const [current, opened] = await Promise.all([ports.settings.load(shop), ports.books.openBooks(shop)]);
  const known = opened.ok ? await opened.value.books.readFacts() : opened;
  const facts = known.ok ? known.value : plainBooks;
  const sales = await readNewestSales(adapters, shop, current.booksCurrency);
  const plan = (sale: Sale, settings: Settings): Result<OrderPlan> => {
    const barred = checkEligibility(sale, settings, null, false);
    return barred ? failed(barred) : planOrder(sale, settings, facts, { bookedForm: null });
  };
  return { replayed: sales.length, differences: compareSettings(sales, current, wanted, plan) };
}
