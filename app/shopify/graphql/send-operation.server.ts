import { GraphQLClient } from "graphql-request";
import { API_VERSION } from "#app/shopify/api-version.ts";
import type { Exchange } from "#app/shopify/graphql/classify-exchange.ts";
import { shopAddress } from "#app/shopify/shop-address.ts";

export type SendRequest = {
  shop: string;
  accessToken: string;
  document: string;
  variables: Record<string, unknown>;
  apiOrigin: string | null;
  fetch: typeof fetch;
};

/**
 * Sends one GraphQL document to a shop's Admin API and reports the bare exchange; it throws for nothing that the
 * network or Shopify can do. The status comes from the response itself, because graphql-request throws one and the
 * same error for a 429, an error page and a refused field.
 */
export async function sendOperation(request: SendRequest): Promise<Exchange> {
  const exchange: Exchange = { status: null, requestRef: null, retryAfter: null, body: undefined };
  const address = `https://${request.shop}/admin/api/${API_VERSION}/graphql.json`;
  const client = new GraphQLClient(shopAddress(address, request.apiOrigin), {
    headers: { "X-Shopify-Access-Token": request.accessToken },
    errorPolicy: "all",
    fetch: async (input, init) => {
      const response = await request.fetch(input, init);
      const text = await response.text();
      exchange.status = response.status;
      exchange.requestRef = response.headers.get("x-request-id");
      exchange.retryAfter = response.headers.get("retry-after");
      exchange.body = parseJson(text);
      return new Response(text, { status: response.status, headers: response.headers });
    },
  });
  // Whatever it throws is already in `exchange`: a status other than 2xx, a body that is no answer, or no reply at all.
  await client.rawRequest(request.document, request.variables).catch(() => undefined);
  return exchange;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
