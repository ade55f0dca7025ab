/** The QuickBooks connection as pages show it. */
export type ConnectionView = {
  companyName: string;
  country: string;
  homeCurrency: string;
  isMultiCurrency: boolean;
  plan: string;
  realmId: string;
  status: "connected" | "reauthorize" | "disconnected";
  connectedAt: string;
};

/** Picks what pages show from a connection; null when the shop never had one. */
export function connectionView(
  connection: (Omit<ConnectionView, "connectedAt"> & { connectedAt: Date }) | null,
): ConnectionView | null {
  if (!connection) return null;
  const { companyName, country, homeCurrency, isMultiCurrency, plan, realmId, status, connectedAt } =
    connection;
  return {
    companyName,
    country,
    homeCurrency,
    isMultiCurrency,
    plan,
    realmId,
    status,
    connectedAt: connectedAt.toISOString(),
  };
}
