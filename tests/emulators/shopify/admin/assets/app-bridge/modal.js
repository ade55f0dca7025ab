// ui-modal and s-app-window. The dialog is drawn in the app's frame, so that content stays in the app's own
// document; the admin shades what lies around the frame meanwhile.
import { announce, onHost, tellHost } from "./host-channel.js";
import { describeButtons } from "./title-bar.js";

const WIDTHS = { small: "24rem", base: "38.75rem", large: "61.25rem", max: "100%" };
const STYLE = `
  :host { display: contents; }
  dialog { border: 0; padding: 0; border-radius: 1rem; width: calc(100% - 2rem); max-height: calc(100% - 4rem); overflow: hidden;
    box-shadow: 0 8px 40px rgba(0,0,0,.3); font: 13px/20px Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Open Sans", sans-serif; color: #303030; }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: rgba(0,0,0,.5); }
  dialog.max { height: calc(100% - 2rem); max-height: none; }
  header { display: flex; justify-content: space-between; align-items: center; background: #f3f3f3; padding: 12px 16px; border-bottom: 1px solid #e3e3e3; }
  h2 { margin: 0; font-size: 14px; font-weight: 650; }
  .body { overflow: auto; flex: 1; }
  iframe { border: 0; width: 100%; height: 60vh; display: block; }
  footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #e3e3e3; }
  footer:empty { display: none; }
  button { font: inherit; font-weight: 550; border: 0; border-radius: 8px; padding: 6px 12px; background: #fff; color: #303030; box-shadow: inset 0 0 0 1px #ccc; cursor: pointer; }
  button.primary { background: #303030; color: #fff; box-shadow: none; }
  button.critical { background: #c70a24; color: #fff; box-shadow: none; }
  button:disabled { opacity: .5; cursor: default; }
  header button { box-shadow: none; background: none; padding: 2px 8px; font-size: 18px; }`;

let openModals = [];

export class AppModal extends HTMLElement {
  constructor() {
    super();
    // Without a slot in it the shadow root keeps the children out of sight until the first show().
    this.attachShadow({ mode: "open" });
  }

  get variant() {
    return this.getAttribute("variant") ?? "base";
  }

  set variant(value) {
    this.setAttribute("variant", value);
  }

  get src() {
    return this.getAttribute("src") ?? undefined;
  }

  set src(value) {
    this.setAttribute("src", value);
  }

  /** The element that React portals render into: a child of this element, made when it is first asked for. */
  get content() {
    if (this.src !== undefined) return undefined;
    this.contentElement ??= this.appendChild(document.createElement("div"));
    return this.contentElement;
  }

  get contentWindow() {
    return this.shadowRoot.querySelector("iframe")?.contentWindow ?? null;
  }

  get isOpen() {
    return openModals.includes(this);
  }

  disconnectedCallback() {
    if (this.isOpen) void this.hide();
  }

  async show() {
    if (this.isOpen || !this.isConnected) return;
    this.draw();
    openModals.push(this);
    this.shadowRoot.querySelector("dialog").showModal();
    tellHost("modal", { isOpen: true });
    await announce(this, "show");
  }

  async hide() {
    if (!this.isOpen) return;
    openModals = openModals.filter((modal) => modal !== this);
    this.shadowRoot.querySelector("dialog").close();
    tellHost("modal", { isOpen: openModals.length > 0 });
    await announce(this, "hide");
  }

  toggle() {
    return this.isOpen ? this.hide() : this.show();
  }

  draw() {
    const root = this.shadowRoot;
    root.innerHTML = `<style>${STYLE}</style><dialog aria-labelledby="title"><header><h2 id="title"></h2><button type="button" aria-label="Close">×</button></header><div class="body"><slot></slot></div><footer></footer></dialog>`;
    const dialog = root.querySelector("dialog");
    dialog.classList.toggle("max", this.variant === "max");
    dialog.style.maxWidth = WIDTHS[this.variant] ?? WIDTHS.base;
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      void this.hide();
    });
    root.querySelector("header button").addEventListener("click", () => void this.hide());
    if (this.src !== undefined) {
      const frame = document.createElement("iframe");
      frame.src = this.src;
      root.querySelector(".body").replaceChildren(frame);
    }
    this.drawTitleBar();
  }

  drawTitleBar() {
    if (this.shadowRoot.childElementCount === 0) return;
    const bar = this.querySelector("ui-title-bar");
    const elements = new Map();
    const buttons = bar === null ? [] : describeButtons(bar, (key, element) => elements.set(key, element));
    this.shadowRoot.querySelector("h2").textContent = bar?.getAttribute("title") ?? "";
    const drawn = buttons
      .flatMap((entry) => entry.items ?? [entry])
      .map((entry) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = entry.label;
        button.disabled = entry.isDisabled || entry.isLoading;
        if (entry.variant === "primary")
          button.classList.add(entry.tone === "critical" ? "critical" : "primary");
        button.addEventListener("click", () => elements.get(entry.key)?.click());
        return button;
      });
    // The primary button stands last, on the right.
    drawn.sort((a, b) => Number(a.className !== "") - Number(b.className !== ""));
    this.shadowRoot.querySelector("footer").replaceChildren(...drawn);
  }
}

export class AppWindow extends AppModal {}

export function modalById(id) {
  const modal = document.getElementById(id);
  if (!(modal instanceof AppModal)) throw new Error(`App Bridge: there is no ui-modal with the id ${id}.`);
  return modal;
}

onHost("modal-dismiss", () => void openModals.at(-1)?.hide());
