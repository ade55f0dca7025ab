import { expect, test } from "vitest";
import type { SaleTax } from "#app/domain/sale/sale.ts";
import { spreadOrderTax } from "#app/shopify/mapping/spread-order-tax.ts";
import { aLine } from "#tests/support/a-sale.ts";

const tax = (title: string, amountMinor: number): SaleTax => ({
  title,
  rate: "0.1",
  amountMinor,
  isChannelLiable: false,
});
const lines = [
  aLine({ id: "1", totalMinor: 2000 }),
  aLine({ id: "2", totalMinor: 1000 }),
  aLine({ id: "3", totalMinor: 9000, isTaxable: false }),
];
const amounts = (charges: ReturnType<typeof spreadOrderTax>) =>
  charges.lines.map((line) => line.taxes.map((part) => [part.title, part.amountMinor]));

test("a tax that only the order states falls on its taxable lines by what they sold for, to the cent", () => {
  const spread = spreadOrderTax({ lines, shippingLines: [] }, [tax("State", 200), tax("City", 1)], 201);
  expect(amounts(spread)).toEqual([
    [
      ["State", 133],
      ["City", 1],
    ],
    [["State", 67]],
    [],
  ]);
});

test("without any tax line the total itself is one tax", () => {
  const spread = spreadOrderTax({ lines: [aLine({ isTaxable: false })], shippingLines: [] }, [], 150);
  expect(amounts(spread)).toEqual([[["Tax", 150]]]);
});

test("an order with a tax on a line, and taxes that are not the stated total, stay as they are", () => {
  const taxed = { lines: [aLine({ taxes: [tax("State", 5)] })], shippingLines: [] };
  expect(spreadOrderTax(taxed, [tax("State", 200)], 200)).toBe(taxed);
  const plain = { lines, shippingLines: [] };
  expect(spreadOrderTax(plain, [tax("State", 200)], 201)).toBe(plain);
  expect(spreadOrderTax(plain, [], 0)).toBe(plain);
});
