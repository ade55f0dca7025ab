import type { SwitchName } from "./books/switches.ts";
import type { Probe } from "./switch-probes.ts";
import { aCustomer, type TestClient } from "./test-client.ts";
import { anEndpoint, settled } from "./webhook-endpoint.ts";

const TWENTY_MINUTES_MS = 1_200_000;

export const WEBHOOK_PROBES = {
  cloudEventRetries: {
    async run(client) {
      await toldOnce(client, 503);
      return (await settled(client)).notifications[0].state;
    },
    answers: { legacy: "retrying", none: "dropped" },
  },
  cloudEventHeaders: {
    async run(client) {
      const endpoint = await toldOnce(client);
      const names = Object.keys(endpoint.arrived[0]?.headers ?? {});
      return names.filter((name) => name.startsWith("intuit-")).sort();
    },
    answers: {
      legacy: [
        "intuit-created-time",
        "intuit-notification-schema-version",
        "intuit-signature",
        "intuit-t-id",
      ],
      signature: ["intuit-signature"],
    },
  },
  cloudEventIdsOnRetry: {
    async run(client) {
      const endpoint = await toldOnce(client, 503);
      await settled(client);
      await client.control("POST", "clock", { advanceMs: TWENTY_MINUTES_MS });
      const [first, second] = await endpoint.until(2);
      return [
        first?.body[0].id === second?.body[0].id,
        first?.headers["intuit-t-id"] === second?.headers["intuit-t-id"],
      ];
    },
    answers: { same: [true, true], fresh: [false, false] },
  },
} satisfies Partial<Record<SwitchName, Probe>>;

/** A new customer was told in CloudEvents to an endpoint that answers the given statuses, then 200. */
async function toldOnce(client: TestClient, ...statuses: number[]) {
  const endpoint = await anEndpoint(...statuses);
  await client.control("POST", "webhooks", { url: endpoint.url, format: "cloudEvents" });
  await aCustomer(client);
  await endpoint.until(1);
  return endpoint;
}
