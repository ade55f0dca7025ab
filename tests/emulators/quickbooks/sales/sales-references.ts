import type { ReferenceRule } from "../books/types.ts";
import { GRATUITY_ITEM, SHIPPING_ITEM } from "./sales-lines.ts";

/** References of every sales form that must exist and be active. */
export const SALES_FORM_REFERENCES: readonly ReferenceRule[] = [
  { path: "CustomerRef", entity: "Customer" },
  { path: "ClassRef", entity: "Class" },
  { path: "DepartmentRef", entity: "Department" },
  { path: "DepositToAccountRef", entity: "Account" },
  { path: "PaymentMethodRef", entity: "PaymentMethod" },
  { path: "SalesTermRef", entity: "Term" },
  { path: "TxnTaxDetail.TxnTaxCodeRef", entity: "TaxCode", except: ["TAX", "NON", "CustomSalesTax"] },
  { path: "Line.SalesItemLineDetail.ItemRef", entity: "Item", except: [SHIPPING_ITEM, GRATUITY_ITEM] },
  { path: "Line.SalesItemLineDetail.ClassRef", entity: "Class" },
  { path: "Line.DiscountLineDetail.DiscountAccountRef", entity: "Account" },
];
