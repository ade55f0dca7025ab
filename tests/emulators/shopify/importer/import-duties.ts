import type { StoredNode } from "../stored-order.ts";
import { readTaxLines, renderTaxLine, type TaxLine } from "./import-tax-lines.ts";
import { type Bag, isZero, ZERO } from "./order-money.ts";
import { filledText, type RawObject, requiredList } from "./raw-fields.ts";
import type { Reading } from "./reading.ts";

export type Duty = { id: string; country: string | null; code: string | null; price: Bag; taxes: TaxLine[] };
export type AdditionalFee = { id: string; name: string; price: Bag; taxes: TaxLine[] };

/** The duties of a line: REST puts `shop_money` and `presentment_money` straight into the duty. */
export function readDuties(line: RawObject, path: string, reading: Reading): Duty[] {
  return requiredList(line, "duties", `${path}duties`).map((raw, index) => ({
    id: reading.ids.claim("Duty", raw),
    country: filledText(raw.country_code_of_origin),
    code: filledText(raw.harmonized_system_code),
    price: priceOf(raw, `${path}duties[${index}]`, reading),
    taxes: readTaxLines(raw, `${path}duties[${index}].`, reading),
  }));
}

/** The order's additional fees; a stated total without a list becomes one fee of that total. */
export function readAdditionalFees(reading: Reading): AdditionalFee[] {
  const listed = requiredList(reading.raw, "additional_fees", "additional_fees").map((raw, index) => ({
    id: reading.ids.claim("AdditionalFee", raw),
    name: filledText(raw.name) ?? filledText(raw.title) ?? "Additional fee",
    price: priceOf(raw, `additional_fees[${index}]`, reading),
    taxes: readTaxLines(raw, `additional_fees[${index}].`, reading),
  }));
  const total = reading.money.read(
    reading.raw,
    "original_total_additional_fees",
    "original_total_additional_fees",
  );
  if (listed.length > 0 || total === null || isZero(total)) return listed;
  reading.note("The order states a total of additional fees without the fees; it became one fee.");
  return [{ id: reading.ids.fresh("AdditionalFee"), name: "Additional fee", price: total, taxes: [] }];
}

function priceOf(raw: RawObject, path: string, reading: Reading): Bag {
  const price =
    reading.money.readSet(raw, path) ??
    reading.money.read(raw, "price", `${path}.price`) ??
    reading.money.read(raw, "amount", `${path}.amount`);
  if (price === null) reading.note(`${path} states no amount; it counts as 0.`);
  return price ?? ZERO;
}

export function renderDuty(duty: Duty, reading: Reading): StoredNode & { id: string } {
  return {
    id: duty.id,
    countryCodeOfOrigin: duty.country,
    harmonizedSystemCode: duty.code,
    price: reading.money.render(duty.price),
    taxLines: duty.taxes.map((tax) => renderTaxLine(tax, reading)),
  };
}

export function renderFee(fee: AdditionalFee, reading: Reading): StoredNode & { id: string } {
  return {
    id: fee.id,
    name: fee.name,
    price: reading.money.render(fee.price),
    taxLines: fee.taxes.map((tax) => renderTaxLine(tax, reading)),
  };
}
