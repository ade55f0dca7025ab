// The global `shopify`: the documented interface, as far as this emulation goes.
import { apiKey, isEmbedded, onHost, requestIdToken, tellHost } from "./host-channel.js";
import { modalById } from "./modal.js";
import { leaveConfirmation, saveBarById } from "./save-bar.js";
import { onWebVitals } from "./web-vitals.js";

const parameters = new URLSearchParams(location.search);
const toasts = new Map();
let nextToastId = 1;
let welcome = null;

const ready = new Promise((resolve) => {
  onHost("welcome", (message) => {
    welcome = message;
    shopify.config.shop ??= message.shop;
    shopify.config.locale ??= message.locale;
    resolve();
  });
});

const toast = {
  show(message, { duration = 5000, isError = false, action, onAction, onDismiss } = {}) {
    const id = `toast-${nextToastId++}`;
    toasts.set(id, { onAction, onDismiss });
    tellHost("toast", { id, message: String(message), duration, isError, action });
    return id;
  },
  hide: (id) => tellHost("toast-hide", { id }),
};

onHost("toast-action", ({ id }) => toasts.get(id)?.onAction?.());
onHost("toast-dismissed", ({ id }) => {
  const entry = toasts.get(id);
  toasts.delete(id);
  entry?.onDismiss?.();
});

async function grantedScopes() {
  await ready;
  return { granted: [...welcome.scopes], required: [...welcome.scopes], optional: [] };
}

function unsupported(name) {
  return () => Promise.reject(new Error(`The emulated App Bridge does not offer shopify.${name}.`));
}

export const shopify = {
  config: {
    apiKey: apiKey(),
    appOrigins: [],
    debug: {},
    disabledFeatures: [],
    experimentalFeatures: [],
    host: parameters.get("host") ?? undefined,
    locale: parameters.get("locale") ?? undefined,
    shop: parameters.get("shop") ?? undefined,
  },
  origin: location.origin,
  ready,
  environment: { mobile: false, embedded: isEmbedded, pos: false, intent: false },
  loading: (isLoading = true) => tellHost("loading", { isLoading: Boolean(isLoading) }),
  idToken: requestIdToken,
  user: async () => ({ accountAccess: "Account owner" }),
  toast,
  modal: {
    show: async (id) => modalById(id).show(),
    hide: async (id) => modalById(id).hide(),
    toggle: async (id) => modalById(id).toggle(),
  },
  saveBar: {
    show: async (id) => saveBarById(id).show(),
    hide: async (id) => saveBarById(id).hide(),
    toggle: async (id) => saveBarById(id).toggle(),
    leaveConfirmation,
  },
  scopes: {
    query: grantedScopes,
    request: unsupported("scopes.request"),
    revoke: unsupported("scopes.revoke"),
  },
  app: { extensions: async () => [] },
  webVitals: { onReport: onWebVitals },
  support: { registerHandler: async () => {} },
  reviews: {
    request: async () => ({
      success: false,
      code: "merchant-ineligible",
      message: "Merchant isn't eligible to review this app",
    }),
  },
  intents: {
    request: { value: null, subscribe: () => () => {} },
    register: () => () => {},
    invoke: unsupported("intents.invoke"),
  },
  resourcePicker: unsupported("resourcePicker"),
  picker: unsupported("picker"),
  scanner: { capture: unsupported("scanner.capture") },
};
