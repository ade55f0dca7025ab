/** What a key of ours says about itself, for links whose name in the shop is not known. */
export function describeLinkKey(key: string): string {
  const [id = "", currency] = key.split("|");
  const [, type, number] = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)$/.exec(id) ?? [];
  if (type && number) return `${typeWords[type] ?? type} ${number}`;
  if (id === "guest")
    return currency ? `Guests without an address (${currency})` : "Guests without an address";
  const [kind = "", ...rest] = key.split(":");
  const value = rest.join(":").split("|")[0] ?? "";
  return kindWords[kind]?.(value) ?? key;
}

const typeWords: Record<string, string> = {
  ProductVariant: "Product variant",
  CompanyLocation: "Company location",
  DraftOrder: "Draft order",
  OrderTransaction: "Transaction",
};

const kindWords: Record<string, (value: string) => string> = {
  email: (address) => `Guest ${address}`,
  sku: (sku) => `SKU ${sku}`,
  title: (title) => title,
  charge: (charge) => `Charge: ${charge}`,
  chosen: (id) => `Item ${id} of the settings`,
  vendor: (name) => name,
  category: (name) => name,
  term: (name) => name,
  account: (purpose) => `Account: ${purpose}`,
};
