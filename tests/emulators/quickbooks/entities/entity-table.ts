import type { EntityDefinition } from "../books/types.ts";
import { account } from "./account.ts";
import { attachable } from "./attachable.ts";
import { bill } from "./bill.ts";
import { billPayment } from "./bill-payment.ts";
import { creditMemo } from "./credit-memo.ts";
import { customer } from "./customer.ts";
import { deposit } from "./deposit.ts";
import { employee } from "./employee.ts";
import { estimate } from "./estimate.ts";
import { inventoryAdjustment } from "./inventory-adjustment.ts";
import { invoice } from "./invoice.ts";
import { item } from "./item.ts";
import { journalEntry } from "./journal-entry.ts";
import { payment } from "./payment.ts";
import { purchase } from "./purchase.ts";
import { purchaseOrder } from "./purchase-order.ts";
import { refundReceipt } from "./refund-receipt.ts";
import { reimburseCharge } from "./reimburse-charge.ts";
import { salesReceipt } from "./sales-receipt.ts";
import { companyInfo, preferences, readOnlyList } from "./singletons.ts";
import { classList, companyCurrency, department, paymentMethod, term } from "./small-lists.ts";
import { taxAgency, taxCode, taxRate } from "./tax-lists.ts";
import { timeActivity } from "./time-activity.ts";
import { transfer } from "./transfer.ts";
import { vendor } from "./vendor.ts";
import { vendorCredit } from "./vendor-credit.ts";

/** Every entity the emulator knows: a new one is a file and a row here. */
export const ENTITY_TABLE: readonly EntityDefinition[] = [
  companyInfo,
  preferences,
  account,
  attachable,
  bill,
  billPayment,
  classList,
  companyCurrency,
  creditMemo,
  customer,
  readOnlyList("CustomerType", ["Id", "Name", "Active", "FullyQualifiedName"]),
  department,
  deposit,
  employee,
  estimate,
  inventoryAdjustment,
  invoice,
  item,
  journalEntry,
  payment,
  paymentMethod,
  purchase,
  purchaseOrder,
  refundReceipt,
  reimburseCharge,
  salesReceipt,
  taxAgency,
  taxCode,
  taxRate,
  term,
  timeActivity,
  transfer,
  vendor,
  vendorCredit,
];
