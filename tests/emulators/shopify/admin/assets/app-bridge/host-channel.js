// The line to the admin page around the app's frame. Every message is {channel: "emulated-admin", kind, ...}.
const CHANNEL = "emulated-admin";
const script = document.currentScript;

export const scriptOrigin = new URL(script.src).origin;
export const isEmbedded = window.parent !== window;
const hostOrigin = location.ancestorOrigins?.[0] ?? scriptOrigin;
const hostListeners = new Map();
const openRequests = new Map();
let nextRequestId = 1;

export function apiKey() {
  const key = script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content;
  if (!key)
    throw new Error("App Bridge: the API key is missing; set data-api-key or <meta name=shopify-api-key>.");
  return key;
}

export function tellHost(kind, content = {}) {
  if (isEmbedded) window.parent.postMessage({ channel: CHANNEL, kind, ...content }, hostOrigin);
}

export function onHost(kind, listener) {
  hostListeners.set(kind, listener);
}

/** Sends a message that the host answers; rejects with the host's `error`, or at once outside the admin. */
export function askHost(kind, content = {}) {
  if (!isEmbedded)
    return Promise.reject(new Error(`App Bridge: ${kind} needs the admin around the app's frame.`));
  return new Promise((resolve, reject) => {
    const requestId = nextRequestId++;
    openRequests.set(requestId, { resolve, reject });
    tellHost(kind, { ...content, requestId });
  });
}

export async function requestIdToken() {
  const { idToken } = await askHost("id-token-request");
  return idToken;
}

/**
 * Fires an element's event once the caller is through, as events that wait for the host do: the React components
 * take their listeners off and put them on again in the very pass that calls show() or hide().
 */
export async function announce(element, type) {
  await Promise.resolve();
  element.dispatchEvent(new Event(type));
}

function settle({ requestId, error, ...answer }) {
  const request = openRequests.get(requestId);
  openRequests.delete(requestId);
  if (error === undefined) request?.resolve(answer);
  else request?.reject(new Error(error));
}

addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== hostOrigin || event.data?.channel !== CHANNEL)
    return;
  if (openRequests.has(event.data.requestId)) settle(event.data);
  else hostListeners.get(event.data.kind)?.(event.data);
});
