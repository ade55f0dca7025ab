// ui-save-bar and the state of the one save bar that the admin shows.
import { announce, askHost, onHost, tellHost } from "./host-channel.js";
import { isSet } from "./title-bar.js";

let shownBar = null;

/** A bar is {save(), discard(), describe()}; `describe` gives the labels and states of its two buttons. */
export function showBar(bar) {
  shownBar = bar;
  tellHost("save-bar", { isShown: true, ...bar.describe() });
}

export function hideBar(bar) {
  if (shownBar !== bar) return;
  shownBar = null;
  tellHost("save-bar", { isShown: false });
}

export function refreshBar(bar) {
  if (shownBar === bar) showBar(bar);
}

/** Resolves when the page may be left: at once without unsaved changes, else when the merchant agrees. */
export async function leaveConfirmation() {
  if (shownBar === null) return;
  const { isAllowed } = await askHost("leave-confirmation");
  if (!isAllowed) await new Promise(() => {});
}

export class SaveBar extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.observer = new MutationObserver(() => refreshBar(this));
    this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  disconnectedCallback() {
    this.observer.disconnect();
    hideBar(this);
  }

  get showing() {
    return shownBar === this;
  }

  get discardConfirmation() {
    return isSet(this, "discardConfirmation");
  }

  set discardConfirmation(isWanted) {
    this.toggleAttribute("discardConfirmation", Boolean(isWanted));
  }

  async show() {
    if (this.showing) return;
    showBar(this);
    await announce(this, "show");
  }

  async hide() {
    if (!this.showing) return;
    hideBar(this);
    await announce(this, "hide");
  }

  toggle() {
    return this.showing ? this.hide() : this.show();
  }

  save() {
    this.querySelector('button[variant="primary"]')?.click();
  }

  discard() {
    this.querySelector('button:not([variant="primary"])')?.click();
  }

  describe() {
    return {
      save: describe(this.querySelector('button[variant="primary"]')),
      discard: describe(this.querySelector('button:not([variant="primary"])')),
      hasDiscardConfirmation: this.discardConfirmation,
    };
  }
}

function describe(button) {
  return {
    label: button?.textContent.trim() ?? "",
    isDisabled: button !== null && isSet(button, "disabled"),
    isLoading: button !== null && isSet(button, "loading"),
  };
}

export function saveBarById(id) {
  const bar = document.getElementById(id);
  if (!(bar instanceof SaveBar)) throw new Error(`App Bridge: there is no ui-save-bar with the id ${id}.`);
  return bar;
}

onHost("save", () => shownBar?.save());
onHost("discard", () => shownBar?.discard());
