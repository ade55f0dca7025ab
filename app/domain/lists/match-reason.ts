/** How two list entries came to be linked. `id`: it was told by id. `import` is a CSV file of the merchant. */
export const matchReasons = ["created", "id", "email", "name", "sku", "person", "import", "adopted"] as const;
export type MatchReason = (typeof matchReasons)[number];
