import type { Fault } from "#app/domain/faults/fault.ts";
import { capital, evidence, type FaultText, settings, text } from "#app/domain/faults/fault-text.ts";
import { hindranceWords } from "#app/domain/lists/import-hindrance.ts";
import { choiceHref, customerHref, reactivateHref } from "#app/domain/lists/link-choice.ts";

/** The words of faults about entries of lists: customers, items, vendors. */
export function explainInactive(fault: Extract<Fault, { kind: "inactive" }>): FaultText {
  const title = "Something is inactive in QuickBooks";
  const cause = `${fault.what} was made inactive in QuickBooks.${evidence(fault)}`;
  if (fault.entry) {
    const { kind, id } = fault.entry;
    const fix = "Make it active again, or choose another one: everything that waits for it goes out then.";
    return text(title, cause, fix, { label: "Make it active again", href: reactivateHref(kind, id) });
  }
  const fix = "Make it active again in QuickBooks or choose another one, then push again.";
  return text(title, cause, fix, settings("Open the mapping", "mapping"));
}

export function explainCustomerMissing({
  what,
  recordId,
}: Extract<Fault, { kind: "customerMissing" }>): FaultText {
  return text(
    "The customer is not in QuickBooks",
    `${capital(what)} is not in QuickBooks, and customers are sent by hand only.`,
    "Push the customer to QuickBooks: everything that waits for it goes out then.",
    { label: "Open the customer", href: customerHref(recordId) },
  );
}

/** What is gone on either side. What was booked for it stays. */
export function explainGone(fault: Extract<Fault, { kind: "unlinked" | "deleted" }>): FaultText {
  if (fault.kind === "unlinked") {
    return text(
      "Its entry in QuickBooks is gone",
      "QuickBooks no longer has what it was linked to, so the link was ended.",
      "Push it to find or create it again, or leave it to the next order that needs it.",
    );
  }
  if (fault.into !== undefined) {
    return text(
      "Merged in Shopify",
      `Shopify merged it into ${fault.into}.`,
      "Nothing to do here. If QuickBooks still has both, merge them there, too: the link follows.",
    );
  }
  return text(
    "Deleted in Shopify",
    "Shopify no longer has it.",
    "Nothing to do. What is in QuickBooks stays there.",
  );
}

export function explainSkuTrouble({
  subject,
  trouble,
  sku,
  others,
}: Extract<Fault, { kind: "skuTrouble" }>): FaultText {
  const open = settings("Open the settings", "products");
  return trouble === "none"
    ? text(
        "No SKU",
        `${capital(subject)} has no SKU, and products without one are held.`,
        "Give it an SKU in Shopify, or let such products be matched by name.",
        open,
      )
    : text(
        "One SKU for several variants",
        `${capital(subject)}: ${others} other ${others === 1 ? "variant has" : "variants have"} the SKU ${sku}.`,
        "Give each its own SKU in Shopify, or decide in the settings what becomes of shared ones.",
        open,
      );
}

export function explainConflict({ what, fields }: Extract<Fault, { kind: "conflict" }>): FaultText {
  const told = fields.map(
    ({ field, shopify, quickbooks }) => `${field} is ${shopify} in Shopify and ${quickbooks} in QuickBooks`,
  );
  return text(
    "Changed on both sides",
    `${capital(what)}: ${told.join("; ")}.`,
    "Decide which side counts, or choose in the settings who wins.",
    { label: "Decide", href: "/app/links/look" },
  );
}

export function explainNotImported({ what, why }: Extract<Fault, { kind: "notImported" }>): FaultText {
  const { cause, fix, settings: open } = hindranceWords[why];
  const action = open ? settings(open.label, open.part) : null;
  return text("Not in the shop", `${capital(what)} ${cause}`, fix, action);
}

export function explainAmbiguous({
  what,
  candidates,
  choice,
  system,
}: Extract<Fault, { kind: "ambiguous" }>): FaultText {
  const names = candidates.slice(0, 5).map(({ name }) => name);
  const title = "More than one match";
  const cause = `${capital(what)} fits ${candidates.length} records in ${system === "shopify" ? "Shopify" : "QuickBooks"}: ${names.join(", ")}.`;
  if (system === "shopify") {
    const fix = "Give the others another name or SKU in Shopify, or link it by hand.";
    return text(title, cause, fix, { label: "Open the links", href: "/app/links" });
  }
  if (!choice) {
    return text(
      title,
      cause,
      "Choose one in the settings, then push again.",
      settings("Open the mapping", "taxes"),
    );
  }
  return {
    ...text(title, cause, "Choose one of them: everything that waits for it goes out then.", {
      label: "Choose",
      href: choiceHref(choice),
    }),
    choice: { ...choice, candidateIds: candidates.map(({ id }) => id) },
  };
}

export function explainUnmapped({ what, choice }: Extract<Fault, { kind: "unmapped" }>): FaultText {
  const told = text(
    "Missing Configuration",
    `No choice has been made for ${what}.`,
    "Make the choice in the settings: what is held for it goes out then.",
    settings("Open the settings", choice ? "products" : "mapping"),
  );
  return choice ? { ...told, choice: { ...choice, candidateIds: [] } } : told;
}

export function explainHasStock({ what, quantity }: Extract<Fault, { kind: "hasStock" }>): FaultText {
  return text(
    "Stays active: it has stock",
    `${capital(what)} has ${quantity} in stock in QuickBooks, which would be written off if it were made inactive.`,
    "Bring its stock to zero in QuickBooks, then push again; or leave it active.",
  );
}

export const giftCardProduct: FaultText = text(
  "Gift cards are no items",
  "A gift card is booked as what the shop owes, with the item of gift cards.",
  "Nothing to do. The item of gift cards can be chosen in the Item/Charge mapping.",
  settings("Open the mapping", "charges"),
);

export const waitsForOrder: FaultText = text(
  "Goes out when an order needs it",
  "It is not in QuickBooks yet, and no order has needed it so far.",
  "Nothing to do. Push it if it should be there before.",
);
