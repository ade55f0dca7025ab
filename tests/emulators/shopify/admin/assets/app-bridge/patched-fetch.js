// fetch with an id token for requests to the app's own origin.
import { isEmbedded, requestIdToken } from "./host-channel.js";
import { leaveFrame } from "./leave-frame.js";

const RETRY_HEADER = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE_HEADER = "X-Shopify-API-Request-Failure-Reauthorize-Url";
const nativeFetch = window.fetch.bind(window);

async function sendWithToken(request) {
  const headers = new Headers(request.headers);
  headers.set("Authorization", `Bearer ${await requestIdToken()}`);
  headers.set("X-Requested-With", "XMLHttpRequest");
  return nativeFetch(new Request(request, { headers }));
}

async function sendToApp(request) {
  const spare = request.clone();
  let response = await sendWithToken(request);
  if (response.headers.has(RETRY_HEADER)) response = await sendWithToken(spare);
  const reauthorizeUrl = response.headers.get(REAUTHORIZE_HEADER);
  if (reauthorizeUrl !== null) leaveFrame(new URL(reauthorizeUrl, location.href));
  return response;
}

window.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input), document.baseURI);
  if (url.protocol === "shopify:") {
    return Promise.reject(
      new TypeError("The emulated App Bridge does not offer direct Admin API access (shopify:admin)."),
    );
  }
  if (!isEmbedded || url.origin !== location.origin) return nativeFetch(input, init);
  const request = new Request(input, init);
  return request.headers.has("Authorization") ? nativeFetch(request) : sendToApp(request);
};
