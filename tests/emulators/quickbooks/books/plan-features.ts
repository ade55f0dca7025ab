import { homeCurrency, isMulticurrency, offeringSku } from "./preferences.ts";
import { refuse, refuseBusiness } from "./refused-request.ts";
import type { Books, Wire } from "./types.ts";
import { recordsAt, refAt } from "./wire.ts";

export type Plan = "Simple Start" | "Essentials" | "Plus" | "Advanced";
export type Feature =
  | "bills"
  | "multicurrency"
  | "timeTracking"
  | "inventory"
  | "classes"
  | "locations"
  | "purchaseOrders"
  | "itemLinesOnBills"
  | "budgets"
  | "revenueRecognition";

const FROM_ESSENTIALS: readonly Feature[] = ["bills", "multicurrency", "timeTracking"];
const FROM_PLUS: readonly Feature[] = [
  ...FROM_ESSENTIALS,
  "inventory",
  "classes",
  "locations",
  "purchaseOrders",
  "itemLinesOnBills",
  "budgets",
];
const PLAN_FEATURES: Readonly<Record<Plan, readonly Feature[]>> = {
  "Simple Start": [],
  Essentials: FROM_ESSENTIALS,
  Plus: FROM_PLUS,
  Advanced: [...FROM_PLUS, "revenueRecognition"],
};

/** Entities that exist only where the plan has the feature. */
const ENTITY_FEATURES: Readonly<Record<string, Feature>> = {
  Bill: "bills",
  BillPayment: "bills",
  VendorCredit: "bills",
  PurchaseOrder: "purchaseOrders",
  InventoryAdjustment: "inventory",
  Class: "classes",
  Department: "locations",
  CompanyCurrency: "multicurrency",
  TimeActivity: "timeTracking",
  Budget: "budgets",
};

const EXPENSE_FORMS = new Set(["Bill", "Purchase", "VendorCredit"]);
/** Lists whose objects have a currency of their own. */
const FOREIGN_LISTS = new Set(["Customer", "Vendor", "Account"]);

export function planHas(plan: string, feature: Feature): boolean {
  const name = plan.replace(/^QuickBooks Online /, "");
  const features = PLAN_FEATURES[name as Plan];
  // A plan that is not in the table (Accountant, Ledger) is held back from nothing.
  return features === undefined || features.includes(feature);
}

/** Refuses what the company's plan lacks: 5030, or 6000 by the switch `planRefusalCode`. */
export function requireFeature(books: Books, feature: Feature): void {
  const plan = offeringSku(books);
  if (planHas(plan, feature)) return;
  const text = `We're sorry. This feature is not included in your ${plan} subscription`;
  if (books.settings().planRefusalCode === "6000") refuseBusiness(text);
  refuse({
    code: "5030",
    message: "Feature Not Supported Error",
    detail: `Feature Not Supported Error : ${text}`,
  });
}

/** Refuses a write of an entity, of item lines on a purchase, or of a foreign name, that the plan lacks. */
export function requireInPlan(books: Books, entity: string, body: Wire): void {
  const feature = ENTITY_FEATURES[entity];
  if (feature !== undefined) requireFeature(books, feature);
  if (EXPENSE_FORMS.has(entity)) {
    const hasItems = recordsAt(body, "Line").some((line) => line.DetailType === "ItemBasedExpenseLineDetail");
    if (hasItems) requireFeature(books, "itemLinesOnBills");
  }
  const currency =
    FOREIGN_LISTS.has(entity) && body.Id === undefined ? refAt(body, "CurrencyRef") : undefined;
  if (currency === undefined || currency === homeCurrency(books) || isMulticurrency(books)) return;
  requireFeature(books, "multicurrency");
  refuseBusiness("The currency of the transaction is invalid for customer/vendor/account.");
}
