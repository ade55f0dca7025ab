import type { QboError } from "#tests/emulators/quickbooks/qbo-error.ts";

/** Message and Detail of the documentation's error table; `XXX` stands for what the request brought. */
const ERROR_TABLE = {
  "620": {
    message: "Txn ID Cannot Be Linked",
    detail: "The Txn ID (identified by XXX) you're trying to use can't be linked.",
  },
  "900": {
    message: "Parent cannot be child",
    detail: "The same object can't be the parent or child of itself.",
  },
  "2060": { message: "Invalid Date Format", detail: "The date format isn't valid." },
  "2070": {
    message: "Invalid Date",
    detail: "The date value must be a valid value. Supplied value: XXX.",
  },
  "2090": {
    message: "Invalid Number",
    detail: "The number supplied is the correct format, but the value isn't supported by the API.",
  },
  "2140": { message: "Invalid Amount", detail: "The amount value isn't supported by the API." },
  "2240": {
    message: "Invalid Number Range",
    detail: "The specified number isn't within the valid range. Supplied value: XXX.",
  },
  "2260": {
    message: "MissingPostingType",
    detail: "A posting type is required. Valid values are Credit or Debit.",
  },
  // The table names the values of PostingType here; the schema has Sales and Purchase.
  "2270": {
    message: "MissingTaxApplicableOn",
    detail: "The TaxApplicableOn entity is required. Set it in the request payload.",
  },
  "2280": {
    message: "MissingTaxAmount",
    detail: "A tax amount is required with TaxCodeRef applied.",
  },
  "2290": {
    message: "NegativeAmount",
    detail: "Negative amounts aren't supported on transaction lines.",
  },
  "2300": {
    message: "Amount on debits not equal to credits",
    detail:
      "A journal entry you created or updated unbalanced an account. Balance the debits and credits for the account.",
  },
  "2600": {
    message: "Invalid Request Conflict Element in Request",
    detail: "Conflicting elements found in the request.",
  },
  "3000": {
    message: "Invalid Custom Field",
    detail: "The custom field for the specified object isn't valid.",
  },
  "5020": {
    message: "Permission Denied Error",
    detail: "You don't have permissions to access this feature.",
  },
  "6030": {
    message: "Upload request size exceeds allowed limit",
    detail: "The file size exceeds the size limit. Upload requests shouldn't exceed XXX.",
  },
  "6040": {
    message: "The file metadata must be of Attachable type",
    detail: "The submitted file metadata must be attachable. Request parameter: XXX.",
  },
  "6041": { message: "Invalid Uploaded File", detail: "The uploaded file isn't valid." },
  "6050": {
    message: "The entity reference type is unsupported for Attachable",
    detail: "The entity reference type (specified by XXX) isn't supported for attachable.",
  },
  "6060": {
    message: "Account.OpenBalanceDate must be specified with Account.OpenBalance",
    detail:
      "A value for the Account.OpenBalanceDate field is required when specifying an Account.OpenBalance.",
  },
  "6080": {
    message: "No Name Provided",
    detail:
      "Fill out values for at least one of the following: Title, GivenName, MiddleName, FamilyName, DisplayName, Suffix.",
  },
  "6090": {
    message: "Discount Line missing required info",
    detail: "A discount amount or percent is required.",
  },
  "6100": {
    message: "Invalid Line TaxCode in the request",
    detail: "The TaxCode value isn't valid. For US, specify TAX or NON. Supplied value: XXX.",
  },
  "6150": {
    message: "ParentRef Required Validation Error",
    detail: "A ParentRef is required depending if (XXX) is true or false.",
  },
  "6160": {
    message: "Invalid TaxCodeRef Error",
    detail: "The specified CustomSalesTax ID can't be used to create a transaction.",
  },
  "6170": {
    message: "Invalid TxnTaxDetail Error",
    detail: "The TxnTaxDetail attribute isn't allowed when GlobalTaxCalculation is set to NotApplicable.",
  },
  "6180": {
    message: "Sub Level Limit",
    detail: "Review the number of nested accounts and customers. You can nest up to 5 levels.",
  },
  "6220": {
    message: "Delete Entity Has Balance Error",
    detail: "The object or entity you're trying to delete has an open balance.",
  },
  "6230": {
    message: "Invalid TaxCodeRef Error",
    detail: "You can't update transactions to use the CustomSalesTax ID.",
  },
  "6280": {
    message: "Delete Customer Has Unbilled Expenses Error",
    detail: "This customer can't be deleted because they have unbilled charges.",
  },
  "6290": {
    message: "InvalidEmployeeOrVendor",
    detail: 'You must specify either an "employee" or "vendor." You can\'t enter both. Their ID is: XXX.',
  },
  "6300": {
    message: "InvalidEmployeeOrVendorName",
    detail: "The employee or vendor's name is either missing or invalid. It should be Employee or Vendor.",
  },
  "6310": {
    message: "MissingCustomer",
    detail: "A customer is required if the transaction is billable.",
  },
  "6330": { message: "MissingBillingRate", detail: "Invalid hourly rate: XXX." },
  "6350": { message: "MissingTime", detail: "Time (hours:minutes) is missing: XXX." },
  "6360": {
    message: "InvalidStartOrEndTime",
    detail: "Enter a valid start and end time. Make sure break times aren't longer than the elapsed time.",
  },
  "6370": { message: "StartTimeAfterEndTime", detail: "The start time is after end time: XXX." },
  "6380": { message: "InvalidDuration", detail: "The time duration isn't within the valid range: XXX." },
  "6390": {
    message: "InvalidMultipleDurations",
    detail:
      "Invalid multiple time durations. Specify a total elapsed time (hours:minutes) or the start and end time.",
  },
  "6400": {
    message: "Deleting linkedPurchase results in invalid Invoice",
    detail: "The purchase can't be deleted since it would invalidate a linked invoice.",
  },
  "6420": {
    message: "Email address is required",
    detail: 'An email address is required for this customer since the delivery type is "email."',
  },
  "6440": {
    message: "Transaction Detail Information Required",
    detail:
      "You must select a product or service or an account for each split line that has an amount or a billable customer.",
  },
  "6470": {
    message: "TaxLiabilityAccount or TaxRateError",
    detail: "You either selected a tax on a transaction that's not allowed, or haven't specified a tax rate.",
  },
  "6520": {
    message: "Missing Tracked Inventory Item Quantity",
    detail: "The tracked inventory item must have a quantity.",
  },
} as const satisfies Record<string, { message: string; detail: string }>;

export type DocumentedCode = keyof typeof ERROR_TABLE;

/**
 * An error in the words of the documentation, for codes whose text on the wire nobody has recorded.
 *
 * @param supplied what the request brought, in place of `XXX`
 */
export function documentedError(code: DocumentedCode, element: string, supplied = ""): QboError {
  const { message, detail } = ERROR_TABLE[code];
  return { code, message, detail: detail.replace("XXX", supplied), element };
}
