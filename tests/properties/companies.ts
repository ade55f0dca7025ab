import { type BooksFacts, plainBooks } from "#app/domain/accounting/books-facts.ts";

const rates = [
  { id: "1", name: "VAT", percent: "20" },
  { id: "2", name: "State Tax", percent: "6.5" },
  { id: "3", name: "State Tax", percent: "7.25" },
  { id: "4", name: "City Tax", percent: "1.125" },
  { id: "5", name: "GST", percent: "5" },
  { id: "6", name: "QST", percent: "9.975" },
];
const byId = (...ids: string[]) => rates.filter((rate) => ids.includes(rate.id));
/** A company whose tax codes know every rate of the random shops. */
export const globalFacts: BooksFacts = {
  ...plainBooks,
  country: "GB",
  taxRegime: "global",
  taxCodes: [
    { id: "10", name: "No VAT", isTaxable: false, salesRates: [] },
    { id: "11", name: "20% S", isTaxable: true, salesRates: byId("1") },
    { id: "12", name: "State", isTaxable: true, salesRates: byId("2") },
    { id: "13", name: "State and City", isTaxable: true, salesRates: byId("3", "4") },
    { id: "14", name: "GST/QST", isTaxable: true, salesRates: byId("5", "6") },
  ],
};
export const usFacts: BooksFacts = {
  ...plainBooks,
  taxRegime: "usAutomated",
  taxCodes: [{ id: "2", name: "California", isTaxable: true, salesRates: [] }],
};
