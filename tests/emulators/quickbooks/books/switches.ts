export type Switch = {
  /** The first choice is the default. */
  choices: readonly (string | boolean)[];
  /** What the service leaves open, and what each choice makes the emulator do. */
  meaning: string;
};

/** Every point on which the real service is uncertain or a company may differ; README.md prints this table. */
export const SWITCHES = {
  honourTaxOverride: {
    choices: [true, false],
    meaning:
      "US: `TotalTax` with `TxnTaxCodeRef` and a TAX line is kept (documented); false: automated tax recomputes it (one report of 2026)",
  },
  missingLineCode: {
    choices: ["item", "NON"],
    meaning:
      "US line without TaxCodeRef: TAX when its item is taxable (since April 2018), or always NON (before)",
  },
  taxInclusiveAmount: {
    choices: ["gross", "net"],
    meaning: "TaxInclusive line without TaxInclusiveAmt: its Amount is gross, or net",
  },
  warnDuplicateDocNumber: {
    choices: [true, false],
    meaning:
      "6140 while custom numbers are on, or duplicates are accepted; a setting that the API cannot read",
  },
  sentNumberWhileAutomatic: {
    choices: ["store", "ignore"],
    meaning: "DocNumber sent while CustomTxnNumbers is off: stored as sent, or the next number is given",
  },
  sentNumberMovesCounter: {
    choices: [false, true],
    meaning: "whether such a number, when it is higher, moves the shared series on",
  },
  requireCurrencyRef: {
    choices: [false, true],
    meaning:
      "multicurrency: a transaction without CurrencyRef is in home currency, or 2020 (the letter of the documentation)",
  },
  requestIdKept: {
    choices: ["forever", "oneDay"],
    meaning: "how long a request id replays its first answer",
  },
  requestIdOtherBody: {
    choices: ["replay", "refuse"],
    meaning: "another body under a known request id: the first answer, or 600",
  },
  refusedRequestKeepsId: {
    choices: [false, true],
    meaning: "whether a refused request uses its request id up and replays the fault",
  },
  throttleEnvelope: {
    choices: ["gateway", "service"],
    meaning: "JSON of a 429: lower-case gateway envelope, or `Fault`",
  },
  throttleRetryAfter: { choices: [false, true], meaning: "whether a 429 carries `Retry-After: 60`" },
  inactiveReference: {
    choices: ["2500", "610"],
    meaning: "code for a reference to an inactive object; the Detail is the same",
  },
  overApplication: {
    choices: ["refuse", "clip"],
    meaning: "payment line above the open balance of its invoice: 6000, or cut to the balance",
  },
  autoApplyPayments: {
    choices: [true, false],
    meaning: "AutoApplyCredit: whether unapplied money of payments is applied as credit memos are",
  },
  otherCustomersInvoice: {
    choices: ["refuse", "unapplied"],
    meaning: "payment line for another customer's invoice: 6000, or left unapplied",
  },
  oversizedBatch: {
    choices: ["fault", "items"],
    meaning: "more than 30 batch items: one top-level 1040, or 1040 in every item",
  },
  batchSchemaItems: {
    choices: ["accept", "refuse"],
    meaning:
      "batch items that only the schema has (CDCQuery, ReportQuery, operation `send`): carried out, or 500",
  },
  changesTooOld: {
    choices: ["refuse", "clip"],
    meaning: "`changedSince` before the 30 days: 2190, or what the 30 days hold",
  },
  untrackedReferences: {
    choices: ["ignore", "refuse", "keep"],
    meaning: "ClassRef or DepartmentRef while its tracking is off: left out, 6000, or stored",
  },
  shippingWhileOff: {
    choices: ["2500", "6000", "accept"],
    meaning: "shipping line while AllowShipping is off",
  },
  discountWhileOff: { choices: ["6000", "accept"], meaning: "discount line while AllowDiscount is off" },
  depositWhileOff: {
    choices: ["6000", "ignore"],
    meaning: "Deposit of an invoice while AllowDeposit is off",
  },
  negativeJournalLine: {
    choices: ["2290", "accept"],
    meaning: "JournalEntry line with a negative Amount: 2290, or booked on the other side",
  },
  billableWhileOff: {
    choices: ["6000", "ignore"],
    meaning: "Billable line while BillableExpenseTracking is off: 6000, or NotBillable",
  },
  billableWithoutCustomer: {
    choices: ["6000", "6310"],
    meaning: "code of a Billable line without a customer; 6310 stands among those of time activities",
  },
  orderLinkOfHead: {
    choices: ["ignore", "close"],
    meaning:
      "purchase order in the head of a bill and on none of its lines: left out (a link needs TxnLineId), or closed as a whole",
  },
  partlyBilledOrderLine: {
    choices: ["open", "closed"],
    meaning: "line of a purchase order that is billed with less than its quantity: stays open, or closes",
  },
  depositLineTax: {
    choices: ["book", "ignore"],
    meaning:
      "outside the US: TaxCodeRef of a direct deposit line adds tax and books it (on sales, or by TaxApplicableOn on purchases), or is stored only",
  },
  journalTaxAmount: {
    choices: ["keep", "recompute"],
    meaning: "outside the US: TaxAmount of a journal line is kept as sent, or replaced by rate × Amount",
  },
  negativeExpenseLine: {
    choices: ["accept", "2290"],
    meaning: "negative line on a bill, expense, order or vendor credit whose total is not negative",
  },
  negativeDiscount: {
    choices: ["2290", "accept"],
    meaning: "discount line with a negative Amount, which would raise the total",
  },
  voidByOperation: {
    choices: ["invoice", "all"],
    meaning:
      "`operation=void`: for invoices alone, as documented (payments and receipts have `include=void`), or for all that can be voided",
  },
  voidRefundReceipt: { choices: [false, true], meaning: "whether a RefundReceipt can be voided" },
  negativeStock: {
    choices: ["accept", "refuse"],
    meaning: "selling more than is on hand: quantity goes below zero, or 6000",
  },
  refundReturnsStock: {
    choices: [true, false],
    meaning: "whether a RefundReceipt brings inventory items back to stock",
  },
  stockMoveTellsItem: {
    choices: [false, true],
    meaning:
      "an item whose quantity a transaction moves: unchanged itself, or told as changed (webhook Item Update, LastUpdatedTime, CDC) with the same SyncToken",
  },
  duplicateNameDetail: {
    choices: ["recent", "text"],
    meaning:
      "6240: null for a customer and the holder's id for a vendor or item (2020 to 2026), or the list that has the name (until 2019)",
  },
  unreadableDetail: {
    choices: ["generic", "named"],
    meaning: "2010: one text for all (2025 and 2026), or the unknown property and its class (until 2023)",
  },
  closedPeriodCode: { choices: ["6210", "6200"], meaning: "which closed-period code is answered" },
  planRefusalCode: { choices: ["5030", "6000"], meaning: "code of a call to a feature that the plan lacks" },
  applicationBumpsSyncToken: {
    choices: [true, false],
    meaning: "whether a payment raises its invoice's SyncToken",
  },
  deactivateWithBalance: {
    choices: ["accept", "offset", "refuse"],
    meaning:
      "deactivating a customer or vendor with a balance: left as it is, brought to zero by a credit memo or vendor credit (documented for the UI), or 6220",
  },
  deactivateWithStock: {
    choices: ["adjust", "keep"],
    meaning: "deactivating an item with quantity on hand: adjusted to zero (as in the UI), or left as it is",
  },
  undepositedFundsAreCash: {
    choices: [true, false],
    meaning: "CashFlow: Undeposited Funds are cash, or an adjustment of operations",
  },
  memoFilter: {
    choices: ["contains", "equals"],
    meaning:
      "filter `memo` of a report: the text occurs in the memo, or is all of it (ids, says the documentation)",
  },
  mergedName: {
    choices: ["deleted", "inactive"],
    meaning: "a name that was merged into another: gone (610, a Deleted stub in CDC), or inactive",
  },
  mergeTouchesTransactions: {
    choices: [false, true],
    meaning:
      "transactions that a merge moves: SyncToken and times stay and only the merge is told, or each is told as changed",
  },
  defaultOrder: {
    choices: ["usual", "id"],
    meaning: "query without ORDERBY: names by name and transactions newest first, or all by Id",
  },
  defaultDay: {
    choices: ["pacific", "company", "utc"],
    meaning: "zone of the day that a transaction without TxnDate gets",
  },
  queryCharacters: {
    choices: ["any", "latin1"],
    meaning:
      "texts of a query: any characters, or 4000 for one beyond Latin-1 (reports of 2017 and 2021 about U+0142 and U+2013)",
  },
  bareNumbers: {
    choices: ["accept", "refuse"],
    meaning:
      "a number without quotes after an operator of a query: read, or 4000 as one in an IN list is (met in 2017)",
  },
  maxResultsAbove1000: {
    choices: ["cap", "refuse"],
    meaning: "MAXRESULTS above 1000: 1000 rows, or 4001",
  },
  rotateOnEveryRefresh: {
    choices: [false, true],
    meaning: "a refresh token's value stays for 24 hours (documented), or changes every time",
  },
  formerRefreshToken: {
    choices: ["refuse", "revoke"],
    meaning:
      "a refresh token's former value, as in a race of two refreshes: `invalid_grant`, or the whole connection is lost too (field reports)",
  },
  cloudEventRetries: {
    choices: ["legacy", "none"],
    meaning: "a CloudEvents notification that failed: repeated as in the old format, or dropped at once",
  },
  cloudEventHeaders: {
    choices: ["legacy", "signature"],
    meaning: "`intuit-` headers of CloudEvents: those of the old format, or `intuit-signature` alone",
  },
  cloudEventIdsOnRetry: {
    choices: ["same", "fresh"],
    meaning:
      "event ids and `intuit-t-id` when CloudEvents are sent again: those of the first time, or new ones",
  },
} as const satisfies Record<string, Switch>;

export type SwitchName = keyof typeof SWITCHES;
export type Switches = { [K in SwitchName]: (typeof SWITCHES)[K]["choices"][number] };

/** The first choice of every switch. */
export function defaultSwitches(): Switches {
  return Object.fromEntries(
    Object.entries(SWITCHES).map(([name, { choices }]) => [name, choices[0]]),
  ) as Switches;
}

/** What is wrong with a value for a switch; undefined when it is one of the choices. */
export function problemOfSwitch(name: string, value: unknown): string | undefined {
  const found = Object.entries<Switch>(SWITCHES).find(([each]) => each === name)?.[1];
  if (found === undefined) return `${name} is not a setting`;
  return found.choices.some((choice) => choice === value)
    ? undefined
    : `${name} is one of ${found.choices.join(", ")}`;
}
