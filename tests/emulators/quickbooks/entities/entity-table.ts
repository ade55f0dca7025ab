import type { EntityDefinition } from "../books/types.ts";
import { account } from "./account.ts";
import { creditMemo } from "./credit-memo.ts";
import { customer } from "./customer.ts";
import { deposit } from "./deposit.ts";
import { estimate } from "./estimate.ts";
import { invoice } from "./invoice.ts";
import { item } from "./item.ts";
import { journalEntry } from "./journal-entry.ts";
import { payment } from "./payment.ts";
import { refundReceipt } from "./refund-receipt.ts";
import { salesReceipt } from "./sales-receipt.ts";
import { companyInfo, preferences } from "./singletons.ts";
import { classList, companyCurrency, department, paymentMethod, term } from "./small-lists.ts";
import { taxAgency, taxCode, taxRate } from "./tax-lists.ts";
import { vendor } from "./vendor.ts";

/** Every entity the emulator knows: a new one is a file and a row here. */
export const ENTITY_TABLE: readonly EntityDefinition[] = [
  companyInfo,
  preferences,
  account,
  classList,
  companyCurrency,
  creditMemo,
  customer,
  department,
  deposit,
  estimate,
  invoice,
  item,
  journalEntry,
  payment,
  paymentMethod,
  refundReceipt,
  salesReceipt,
  taxAgency,
  taxCode,
  taxRate,
  term,
  vendor,
];
