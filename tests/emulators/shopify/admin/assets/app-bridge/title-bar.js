// ui-title-bar: a title and buttons that the admin draws above the app.
import { onHost, tellHost } from "./host-channel.js";

const pressable = new Map();

/** Describes a title bar's buttons and links for whoever draws them; `press` gets the element of each key. */
export function describeButtons(bar, remember) {
  return [...bar.children].flatMap((child, index) => {
    if (child.matches("section")) {
      const items = [...child.querySelectorAll("button, a")].map((item, inner) =>
        describeButton(item, `${index}.${inner}`, remember),
      );
      return items.length === 0
        ? []
        : [{ key: `${index}`, label: child.getAttribute("label") ?? "More actions", items }];
    }
    return child.matches("button, a") ? [describeButton(child, `${index}`, remember)] : [];
  });
}

function describeButton(element, key, remember) {
  remember(key, element);
  return {
    key,
    label: element.textContent.trim(),
    variant: element.getAttribute("variant"),
    tone: element.getAttribute("tone"),
    isDisabled: isSet(element, "disabled"),
    isLoading: isSet(element, "loading"),
  };
}

/** Whether a boolean attribute is there and not spelled "false", as frameworks render it on unknown attributes. */
export function isSet(element, attribute) {
  return element.hasAttribute(attribute) && element.getAttribute(attribute) !== "false";
}

export class TitleBar extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.observer = new MutationObserver(() => this.report());
    this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    this.report();
  }

  disconnectedCallback() {
    this.observer.disconnect();
    queueMicrotask(reportPageTitleBar);
  }

  report() {
    const modal = this.closest("ui-modal");
    if (modal === null) reportPageTitleBar();
    else modal.drawTitleBar?.();
  }
}

function reportPageTitleBar() {
  const bar = [...document.querySelectorAll("ui-title-bar")].findLast(
    (candidate) => candidate.closest("ui-modal") === null,
  );
  pressable.clear();
  const buttons =
    bar === undefined ? [] : describeButtons(bar, (key, element) => pressable.set(key, element));
  tellHost("title-bar", { title: bar?.getAttribute("title") ?? "", buttons });
}

onHost("press", ({ key }) => pressable.get(key)?.click());
