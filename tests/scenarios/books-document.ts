/** `[item id, description, amount, quantity x price, tax code, class]` of a sales line, `[side, amount]` of an entry's. */
export type BooksLine = unknown[];

/** A document of the books, as amounts in decimal text, so that what is planned and what is stored can be compared. */
export type BooksDocument = {
  type: string;
  number: string;
  date: string;
  total: string;
  tax: string;
  /** What is open of an invoice, a credit memo or a payment. */
  balance: string;
  lines: BooksLine[];
  /** What a payment settles: `Invoice WEB-1001 25.00`. */
  links: string[];
};

/** `2 x 10.00`, or the quantity alone where the price of one is no whole number of minor units. */
export function describeUnits(quantity: number, priceMinor: number, text: (minor: number) => string): string {
  const whole = Math.round(priceMinor);
  return Math.abs(priceMinor - whole) < 1e-4 ? `${quantity} x ${text(whole)}` : String(quantity);
}

/** Documents in an order that does not depend on when they were booked. */
export function sortDocuments(documents: readonly BooksDocument[]): BooksDocument[] {
  const key = ({ type, number, date, total, links }: BooksDocument) =>
    [type, number, date, total, ...links].join("|");
  return documents.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
