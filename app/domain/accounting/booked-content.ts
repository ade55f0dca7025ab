import type { DocumentTax, ItemNeed } from "#app/domain/accounting/plan.ts";

/** One line of a booked document, with what a correction of it has to know. Of journal entries `role` is the side. */
export type BookedLine = {
  role: string;
  item: ItemNeed | null;
  description: string;
  amountMinor: number;
  quantity: number | null;
  taxCode: string | null;
  classId: string | null;
};

/**
 * What a document was when it was booked, kept to show it and to correct it later. Amounts in minor units, as planned
 * then, except `answeredTaxMinor`: the tax that QuickBooks answered. No personal data.
 */
export type BookedContent = {
  lines: BookedLine[];
  tax: DocumentTax;
  /** Part of the total that is no line. */
  taxMinor: number;
  totalMinor: number;
  answeredTaxMinor: number;
  /** The answered tax by QBO tax rate; left out for documents that were booked before it was kept. */
  answeredTaxRates?: { taxRateId: string; amountMinor: number }[] | undefined;
  /** QBO documents that a payment or an application settled, and with how much. */
  links: { type: string; id: string; amountMinor: number }[];
};
