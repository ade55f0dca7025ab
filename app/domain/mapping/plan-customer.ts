import type { CustomerNeed } from "#app/domain/accounting/plan.ts";
import { cleanListName } from "#app/domain/mapping/clean-list-name.ts";
import type { Buyer, Sale } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** Room for a suffix such as ` EUR (2)` below QBO's 100 characters of printed names. */
const maxNameLength = 80;
/** An address has at most 254 characters (RFC 5321); anything longer is none. */
const maxEmailLength = 254;

/** Which QuickBooks customer the sale belongs to: the Shopify customer, a guest by e-mail, or the generic one. */
export function planCustomer(sale: Sale, settings: Settings): CustomerNeed {
  const { buyer } = sale;
  const key = buyerKey(buyer, settings);
  const generic = key === "guest";
  const company = companyOf(buyer, settings);
  const billing = buyer.billingAddress ?? buyer.shippingAddress;
  return {
    key,
    currency: sale.currency,
    displayName: generic
      ? settings.genericCustomerName
      : company
        ? cleanListName(company.name, maxNameLength) || nameOf(buyer, settings)
        : nameOf(buyer, settings),
    firstName: generic ? null : buyer.firstName,
    lastName: generic ? null : buyer.lastName,
    company: generic ? null : (buyer.purchasingCompany?.name ?? buyer.company),
    email: generic ? null : buyer.email,
    phone: generic ? null : buyer.phone,
    billingAddress: generic ? null : billing,
    shippingAddress: generic ? null : buyer.shippingAddress,
  };
}

/** The company of a B2B order, where such orders belong to the company and not to its contact. */
function companyOf({ purchasingCompany }: Buyer, settings: Settings) {
  return settings.companyBuyers === "company" ? purchasingCompany : null;
}

function buyerKey(buyer: Buyer, settings: Settings): string {
  const company = companyOf(buyer, settings);
  if (company) return company.id;
  if (buyer.customerId) return buyer.customerId;
  const email = buyer.email?.trim().toLowerCase();
  const isUsable = email !== undefined && email !== "" && email.length <= maxEmailLength;
  return isUsable && settings.guests === "own" ? `email:${email}` : "guest";
}

function nameOf(buyer: Buyer, settings: Settings): string {
  const fromParts = [buyer.firstName, buyer.lastName].filter((part) => part?.trim()).join(" ");
  const candidates = [
    fromParts,
    buyer.billingAddress?.name,
    buyer.shippingAddress?.name,
    buyer.company,
    buyer.displayName,
    buyer.email,
    buyer.customerId ? `Customer ${buyer.customerId.split("/").at(-1)}` : null,
  ];
  for (const candidate of candidates) {
    const name = cleanListName(candidate ?? "", maxNameLength);
    if (name !== "") return name;
  }
  return settings.genericCustomerName;
}
