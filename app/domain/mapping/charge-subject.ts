import type { LineRole } from "#app/domain/accounting/plan.ts";
import type { SaleLine } from "#app/domain/sale/sale.ts";

/** What a line is for, whether it is sold or goes back. */
export type ChargeSubject = { role: LineRole; title: string; code: string | null; line: SaleLine | null };
