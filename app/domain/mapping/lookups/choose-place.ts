import type { MoneyPlace } from "#app/domain/accounting/plan.ts";
import { type Choice, findInTable } from "#app/domain/mapping/lookups/find-in-table.ts";
import type { Decisions } from "#app/domain/rules/decide.ts";
import { locationWords } from "#app/domain/rules/read-field.ts";
import type { Sale, SaleTransaction } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";
import { cutText } from "#app/domain/text/fit-text.ts";

/** QBO's limit for a payment reference number. */
const maxReferenceLength = 21;

/** Gift cards and store credit bring no money: a rule about an order's money does not mean them. */
const balanceGateways = new Set(["gift_card", "shopify_store_credit"]);

type PaidSale = Pick<Sale, "currency" | "retailLocation">;
type PaidRow = Pick<SaleTransaction, "gateway" | "gatewayLabel" | "paymentId">;

/** Where the money of a transaction goes to, or a refund's comes from: account, payment method and reference. */
export function choosePlace(
  sale: PaidSale,
  transaction: PaidRow,
  settings: Settings,
  decisions: Decisions,
): MoneyPlace {
  const label = transaction.gatewayLabel || transaction.gateway;
  const method = findInTable(settings.gatewayMethods, gatewayWords(transaction));
  return {
    account: {
      kind: "clearing",
      gateway: transaction.gateway,
      label,
      chosenId: chooseGatewayAccount(sale, transaction, settings, decisions).id,
    },
    gateway: transaction.gateway,
    gatewayLabel: label,
    paymentMethodId: method?.id ?? null,
    reference: transaction.paymentId ? cutText(transaction.paymentId, maxReferenceLength) : null,
  };
}

/**
 * The account that is named for a gateway: a rule's, else the most exact row among `gateway|currency|location`,
 * `gateway|currency` and `gateway`. Null: the clearing account of the settings or the app's own.
 */
export function chooseGatewayAccount(
  sale: PaidSale,
  transaction: PaidRow,
  settings: Settings,
  decisions: Decisions,
): Choice {
  const ruled = balanceGateways.has(transaction.gateway) ? null : decisions.depositAccountId;
  if (ruled) return { id: ruled, mapping: `rule: account ${ruled}` };
  const found = findInTable(settings.gatewayAccounts, gatewayKeys(sale, transaction));
  return found
    ? { id: found.id, mapping: `gateway mapping: ${found.key}` }
    : { id: null, mapping: `clearing account of gateway ${transaction.gateway}` };
}

function gatewayKeys(sale: PaidSale, transaction: PaidRow): string[] {
  const gateways = gatewayWords(transaction);
  const places = sale.retailLocation ? locationWords(sale.retailLocation) : [];
  return [
    ...gateways.flatMap((gateway) => places.map((place) => `${gateway}|${sale.currency}|${place}`)),
    ...gateways.map((gateway) => `${gateway}|${sale.currency}`),
    ...gateways,
  ];
}

/** A row may name a gateway by Shopify's handle or by the name that people see. */
function gatewayWords(transaction: PaidRow): string[] {
  return [transaction.gateway, transaction.gatewayLabel].filter((word) => word !== "");
}
