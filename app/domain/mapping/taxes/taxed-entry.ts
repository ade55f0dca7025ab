import type { SaleTax } from "#app/domain/sale/sale.ts";

/** A charge as far as tax goes: its price without tax after discounts, its taxes, and the code its lines carry. */
export type TaxedEntry = { netMinor: number; taxes: readonly SaleTax[]; taxCode: string | null };
