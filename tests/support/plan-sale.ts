import { type BooksFacts, plainBooks } from "#app/domain/accounting/books-facts.ts";
import type {
  OrderPlan,
  PlannedDocument,
  SaleForm,
  SalesDocumentPlan,
  SalesDocumentType,
} from "#app/domain/accounting/plan.ts";
import { planOrder } from "#app/domain/mapping/plan-order.ts";
import type { Sale } from "#app/domain/sale/sale.ts";
import { defaultSettings, type Settings } from "#app/domain/settings/settings.ts";

/** What a sale becomes under the default settings and those that the test is about. */
export function planSale(
  sale: Sale,
  settings: Partial<Settings> = {},
  facts: Partial<BooksFacts> = {},
  bookedForm: SaleForm | null = null,
) {
  return planOrder(sale, { ...defaultSettings, ...settings }, { ...plainBooks, ...facts }, { bookedForm });
}

/** The plan of a sale that must have one. Throws its fault otherwise. */
export function planOf(...parts: Parameters<typeof planSale>): OrderPlan {
  const result = planSale(...parts);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

type DocumentOf<Type extends PlannedDocument["type"]> = Type extends SalesDocumentType
  ? SalesDocumentPlan
  : Extract<PlannedDocument, { type: Type }>;

/** The documents of one type, in the plan's order. */
export function documentsOf<Type extends PlannedDocument["type"]>(
  plan: OrderPlan,
  type: Type,
): DocumentOf<Type>[] {
  return plan.documents.filter((document): document is DocumentOf<Type> => document.type === type);
}
