import type { AccountNeed } from "#app/domain/accounting/account-need.ts";
import type { Currency } from "#app/domain/money/currency.ts";
import type { PostalAddress } from "#app/domain/sale/sale.ts";

/** Why a planned line exists: the Shopify field it comes from, the mapping row that chose its item, the rule. */
export type Why = { field: string; mapping: string; rule: string };

/** Charges that are no product; each maps to one QBO item in the Item/Charge mapping table. */
export const chargeKinds = [
  "shipping",
  "discount",
  "tax",
  "marketplaceTax",
  "tip",
  "customSale",
  "giftCard",
  "duty",
  "fee",
  "cashRounding",
  "refundDiscrepancy",
  "customerCredit",
  "unmapped",
] as const;
export type ChargeKind = (typeof chargeKinds)[number];

/** Which QBO item a line needs, before it is looked up. `chosenId` is the id that a mapping or a rule names. */
export type ItemNeed =
  | {
      kind: "product";
      chosenId: string | null;
      variantId: string | null;
      productId: string | null;
      sku: string | null;
      title: string;
      variantTitle: string | null;
      productType: string | null;
      vendor: string | null;
    }
  | { kind: "charge"; chosenId: string | null; charge: ChargeKind };

export type LineRole =
  | "product"
  | "discount"
  | "shipping"
  | "tip"
  | "duty"
  | "fee"
  | "tax"
  | "rounding"
  | "residual";

/**
 * One line of a sales document. Amounts are minor units of the document's currency; discounts are negative, also on a
 * credit memo, whose lines otherwise are positive.
 */
export type PlannedLine = {
  role: LineRole;
  item: ItemNeed;
  description: string;
  amountMinor: number;
  /** How many goods move with it, to five decimals; negative when they come back within a sale. Null for charges. */
  quantity: number | null;
  /** Only when quantity × unit price is exactly the amount. */
  unitPriceMinor: number | null;
  /**
   * With QuickBooks' own tax: `TAX` or `NON` in the United States, the id of a tax code elsewhere. Null when taxes
   * travel as lines or not at all.
   */
  taxCode: string | null;
  /** QBO class id. */
  classId: string | null;
  why: Why;
};

/** Which QBO customer a document needs. One per currency, as QBO ties a customer to one. */
export type CustomerNeed = {
  /** Stable key of the buyer: customer GID, company GID, `email:...` for a guest, or `guest` for the generic one. */
  key: string;
  currency: Currency;
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  notes: string | null;
  /** Of the customer, not of the order; null where nobody says. */
  isTaxExempt: boolean | null;
  /** The customer's tags; null for who is no customer of the shop. */
  tags: string[] | null;
  billingAddress: PostalAddress | null;
  shippingAddress: PostalAddress | null;
  /** The customer's own address: where the order names no other, it is billed to. */
  ownAddress: PostalAddress | null;
  /** Of a place of a company that has a customer of its own: the company, whose sub-customer it is. */
  parent: CustomerNeed | null;
};

/**
 * Taxes of a document in QuickBooks' own way. `none`: no tax in QuickBooks' sense (also when taxes are lines).
 * `us`: TAX/NON lines with the exact total as override. `global`: a tax code per line, the exact amount per tax rate.
 * Amounts are minor units; `totalMinor` is added to the lines' sum.
 */
export type DocumentTax =
  | { mode: "none" }
  | { mode: "us"; taxCodeId: string | null; totalMinor: number }
  | {
      mode: "global";
      totalMinor: number;
      rates: { taxRateId: string; percent: string; netMinor: number; amountMinor: number; title: string }[];
    };

export const salesDocumentTypes = [
  "invoice",
  "salesReceipt",
  "creditMemo",
  "refundReceipt",
  "estimate",
] as const;
export type SalesDocumentType = (typeof salesDocumentTypes)[number];

type PlanBase = {
  /** Stable key of the event that caused it; with the type unique per shop: order, transaction or refund GID. */
  key: string;
  /** Calendar date `YYYY-MM-DD` in the shop's time zone. */
  date: string;
  currency: Currency;
  /** Names the order in words and carries our marker (`noteMarker(key)`), by which the document is found again. */
  privateNote: string;
  /**
   * The Shopify facts that the document was made of, as JSON: amounts, dates, quantities. While they stay the same a
   * booked document stays as it is, whatever is changed in the settings.
   */
  source: unknown;
};

export type SalesDocumentPlan = PlanBase & {
  type: SalesDocumentType;
  docNumber: string;
  dueDate: string | null;
  customer: CustomerNeed;
  lines: PlannedLine[];
  tax: DocumentTax;
  /** Lines and tax. Never negative. */
  totalMinor: number;
  /** Where the money goes to (receipt) or comes from (refund receipt); null for the other types. */
  deposit: MoneyPlace | null;
  customerMemo: string | null;
  shippingAddress: PostalAddress | null;
  billingAddress: PostalAddress | null;
  email: string | null;
  termId: string | null;
  departmentId: string | null;
  /** QBO class of the whole document. */
  classId: string | null;
  customFields: { definitionId: string; value: string }[];
  shipDate: string | null;
  trackingNumber: string | null;
  shipMethod: string | null;
  /** The document it corrects, or the estimate it follows from. */
  origin: DocumentRef | null;
};

/** Where money of a gateway waits: the account, and how it was paid. */
export type MoneyPlace = {
  account: AccountNeed;
  gateway: string;
  gatewayLabel: string;
  paymentMethodId: string | null;
  /** The gateway's reference, cut to QBO's 21 characters. */
  reference: string | null;
};

/** Another document of the same plan. */
export type DocumentRef = { type: PlannedDocument["type"]; key: string };

/** An amount of this document that settles, or is settled by, another one. Positive minor units. */
export type PlannedLink = { to: DocumentRef; amountMinor: number };

/** Money that came in for an invoice. What its links leave stays the customer's credit. */
export type PaymentPlan = PlanBase & {
  type: "payment";
  customer: CustomerNeed;
  /** Order name without `#`, cut to QBO's 21 characters: people look for it; the marker in privateNote is exact. */
  referenceNumber: string;
  amountMinor: number;
  deposit: MoneyPlace;
  links: PlannedLink[];
  why: Why;
};

/** Joins credits with what they settle, without money: a QBO payment of 0. Debts and credits have equal sums. */
export type ApplicationPlan = PlanBase & {
  type: "application";
  customer: CustomerNeed;
  links: PlannedLink[];
  why: Why;
};

/** One line of a journal entry. Positive minor units. `isCustomer`: posts to the customer of the entry. */
export type JournalEntryLine = {
  side: "debit" | "credit";
  account: AccountNeed;
  amountMinor: number;
  isCustomer: boolean;
  description: string;
  why: Why;
};

/** What no sales form can say: pay-outs of credits, exchange differences, gift cards used. Debits equal credits. */
export type JournalEntryPlan = PlanBase & {
  type: "journalEntry";
  purpose: "refundPayout" | "exchange" | "giftCardUsed" | "storeCreditUsed" | "creditUsed" | "cashRounding";
  docNumber: string;
  customer: CustomerNeed;
  lines: JournalEntryLine[];
};

export type PlannedDocument = SalesDocumentPlan | PaymentPlan | ApplicationPlan | JournalEntryPlan;

/**
 * Both sides of every equation that must hold before anything leaves. Minor units of the order's currency.
 * `expected` is what Shopify says was sold less what was credited; `booked` the sales documents less the credits.
 */
export type Proof = {
  currency: Currency;
  expectedMinor: number;
  bookedMinor: number;
  differenceMinor: number;
  taxExpectedMinor: number;
  taxBookedMinor: number;
  cashExpectedMinor: number;
  cashBookedMinor: number;
};

/** What sales become: an invoice with payments, or receipts. */
export type SaleForm = "invoice" | "salesReceipt";

/** Everything one order becomes in the books: documents in the order in which they can be booked. */
export type OrderPlan = {
  form: SaleForm;
  documents: PlannedDocument[];
  proof: Proof;
  /** Which rules and settings decided on the form, class, location and so on, in words. */
  decisions: string[];
};
