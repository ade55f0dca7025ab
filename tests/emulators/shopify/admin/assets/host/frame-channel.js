// Messages between this page and the app's frame. Every message is {channel: "emulated-admin", kind, ...}.
export const CHANNEL = "emulated-admin";

export const settings = JSON.parse(document.querySelector("#host-settings").textContent);
export const frame = document.querySelector("[data-app-frame]");

/** Sends a message to the app; only a document of the app's origin receives it. */
export function tellApp(kind, content = {}) {
  frame.contentWindow.postMessage({ channel: CHANNEL, kind, ...content }, settings.appOrigin);
}

/** Calls the listener of `listeners` that is named like the kind of each message from the app's frame. */
export function listenToApp(listeners) {
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== settings.appOrigin) return;
    if (event.data?.channel !== CHANNEL) return;
    listeners[event.data.kind]?.(event.data);
  });
}
