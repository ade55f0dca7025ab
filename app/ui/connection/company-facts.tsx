import { Moment } from "#app/ui/text/moment.tsx";
import type { ConnectionView } from "./connection-view.ts";

const countries: Record<string, string> = {
  US: "United States",
  CA: "Canada",
  GB: "United Kingdom",
  AU: "Australia",
  IN: "India",
  FR: "France",
  IE: "Ireland",
  NZ: "New Zealand",
};

/** What is known of the connected company. */
export function CompanyFacts({
  connection,
  isShort = false,
}: {
  connection: ConnectionView;
  isShort?: boolean;
}) {
  return (
    <dl className={isShort ? "facts facts-stacked" : "facts"}>
      <dt>QuickBooks plan</dt>
      <dd>{connection.plan || "Unknown"}</dd>
      <dt>Country</dt>
      <dd>{countries[connection.country] ?? connection.country}</dd>
      <dt>Home currency</dt>
      <dd>
        {connection.homeCurrency}
        {connection.isMultiCurrency ? ", multicurrency on" : ", no other currencies"}
      </dd>
      {!isShort && (
        <>
          <dt>Company ID</dt>
          <dd>{connection.realmId}</dd>
          <dt>Connected on</dt>
          <dd>
            <Moment iso={connection.connectedAt} />
          </dd>
        </>
      )}
    </dl>
  );
}
