import type { Emulator } from "../core/emulator.ts";
import { asObject, asText } from "../core/plain-object.ts";
import { type EmulatorRequest, jsonReply, type Reply, readJsonBody } from "../http/exchange.ts";
import type { FaultBoard } from "../http/fault-board.ts";
import type { RequestLog } from "../http/request-log.ts";
import { mintIdToken } from "../oauth/id-token.ts";
import { callFlowAction } from "../webhooks/flow-call.ts";
import { createEmbedUrl } from "./embed-url.ts";
import { installApp, uninstallApp } from "./installation.ts";
import { actAsMerchant, changeStock } from "./merchant-endpoints.ts";
import { deleteRecord, readRecord, storeNewRecords, updateRecords } from "./record-endpoints.ts";
import { listDeliveries, redeliver, sendWebhook } from "./webhook-endpoints.ts";

export type ControlParts = { emulator: Emulator; faults: FaultBoard; log: RequestLog };

/** Lists of records that can be stored: path and name in the body -> type. */
const COLLECTIONS: [name: string, type: string | undefined][] = [
  ["orders", "Order"],
  ["products", "Product"],
  ["customers", "Customer"],
  ["collections", "Collection"],
  ["companies", "Company"],
  ["locations", "Location"],
  ["records", undefined],
];

type Endpoint = (request: EmulatorRequest, parts: ControlParts) => unknown;

/** Control endpoints by method and path below `/__emulator/`; an answer that is not a Reply is sent as JSON. */
const ENDPOINTS = new Map<string, Endpoint>([
  [
    "GET healthz",
    (_request, { emulator }) => ({
      ok: true,
      shop: emulator.shop.myshopifyDomain,
      isInstalled: emulator.store.isInstalled(),
    }),
  ],
  ["POST install", (_request, { emulator }) => changeInstallation(emulator, true)],
  ["POST uninstall", (_request, { emulator }) => changeInstallation(emulator, false)],
  [
    "GET embed-url",
    (request, { emulator }) => ({ url: createEmbedUrl(request.query.get("path") ?? "/", emulator) }),
  ],
  [
    "POST id-token",
    (_request, { emulator }) => ({
      idToken: mintIdToken(
        emulator.app,
        emulator.shop.myshopifyDomain,
        emulator.clock.now(),
        emulator.random,
      ),
    }),
  ],
  ...COLLECTIONS.map(([name, type]): [string, Endpoint] => [
    `POST ${name}`,
    (request, { emulator }) => storeNewRecords(readJsonBody(request), name, type, emulator),
  ]),
  [
    "POST order-updates",
    (request, { emulator }) => updateRecords(readJsonBody(request), "orders", "Order", emulator),
  ],
  ["POST inventory", (request, { emulator }) => changeStock(readJsonBody(request), emulator)],
  ["POST merchant", (request, { emulator }) => actAsMerchant(readJsonBody(request), emulator)],
  ["GET deliveries", (request, { emulator }) => listDeliveries(request, emulator)],
  ["POST deliveries/redeliver", (request, { emulator }) => redeliver(readJsonBody(request), emulator)],
  ["POST webhook", (request, { emulator }) => sendWebhook(readJsonBody(request), emulator)],
  ["POST flow-action", (request, { emulator }) => callFlowAction(readJsonBody(request), emulator)],
  ["GET faults", (_request, { faults }) => ({ faults: faults.list() })],
  ["POST faults", (request, { faults }) => ({ fault: faults.add(readJsonBody(request)) })],
  ["DELETE faults", (_request, { faults }) => clearFaults(faults)],
  ["GET settings", (_request, { emulator }) => emulator.settings()],
  ["POST settings", (request, { emulator }) => emulator.changeSettings(readJsonBody(request))],
  ["GET clock", (_request, { emulator }) => ({ now: emulator.clock.now().toISOString() })],
  ["POST clock", moveClock],
  ["GET stats", (_request, parts) => statistics(parts)],
  ["GET requests", (_request, { log }) => ({ requests: log.latest() })],
]);

/** Answers `/__emulator/{name}`. Wrong input is a 400 with the reason, an unknown name a 404 with the known ones. */
export async function answerControl(
  name: string,
  request: EmulatorRequest,
  parts: ControlParts,
): Promise<Reply> {
  try {
    const endpoint = ENDPOINTS.get(`${request.method} ${name}`) ?? recordEndpoint(name, request);
    if (endpoint === undefined)
      return jsonReply(404, { error: "No such control endpoint.", known: [...ENDPOINTS.keys()] });
    const answer = await endpoint(request, parts);
    return isReply(answer) ? answer : jsonReply(200, answer);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return jsonReply(400, { error: error.message });
    throw error;
  }
}

/** `GET` and `DELETE orders/{number or GID}`, the same for the other collections. */
function recordEndpoint(name: string, request: EmulatorRequest): Endpoint | undefined {
  const match = /^([a-z]+)\/(.+)$/.exec(name);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  if (!COLLECTIONS.some(([known]) => known === match[1])) return undefined;
  const [collection, id] = [match[1], decodeURIComponent(match[2])];
  if (request.method === "GET") return (_request, { emulator }) => readRecord(collection, id, emulator);
  if (request.method === "DELETE") return (_request, { emulator }) => deleteRecord(collection, id, emulator);
  return undefined;
}

function changeInstallation(emulator: Emulator, isInstalled: boolean): unknown {
  if (isInstalled) installApp(emulator);
  else uninstallApp(emulator);
  return { isInstalled };
}

function clearFaults(faults: FaultBoard): unknown {
  faults.clear();
  return { faults: [] };
}

function moveClock(request: EmulatorRequest, { emulator }: ControlParts): unknown {
  const body = readJsonBody(request);
  const target = asText(body.now);
  const now = emulator.clock.now();
  const advanceMs = target === undefined ? Number(body.advanceMs) : Date.parse(target) - now.getTime();
  emulator.clock.advance(advanceMs);
  emulator.webhooks.pump();
  return { now: emulator.clock.now().toISOString() };
}

function statistics({ emulator, log }: ControlParts): unknown {
  const { store } = emulator;
  const counts = log.counts();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    requests: { total, byOperation: counts },
    records: {
      orders: store.count("Order"),
      products: store.count("Product"),
      customers: store.count("Customer"),
    },
    deliveries: { total: store.deliveries().length, pending: emulator.webhooks.pendingCount() },
    throttle: emulator.bucket.status(),
  };
}

function isReply(value: unknown): value is Reply {
  const object = asObject(value);
  return (
    typeof object?.status === "number" && typeof object.body === "string" && object.headers !== undefined
  );
}
