import {
  explainAmbiguous,
  explainConflict,
  explainCustomerMissing,
  explainGone,
  explainHasStock,
  explainInactive,
  explainNotImported,
  explainSkuTrouble,
  explainUnmapped,
  giftCardProduct,
  waitsForOrder,
} from "#app/domain/faults/explain-lists.ts";
import { explainPeculiarities } from "#app/domain/faults/explain-peculiarity.ts";
import { explainUnbalanced } from "#app/domain/faults/explain-unbalanced.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { faultCodes } from "#app/domain/faults/fault-code.ts";
import {
  capital,
  evidence,
  type FaultText,
  settings,
  systemOf,
  text,
} from "#app/domain/faults/fault-text.ts";
import { formatMoney } from "#app/domain/money/format-decimal.ts";
import type { Reason } from "#app/domain/record/record-status.ts";
import { importWords } from "#app/domain/settings/import-settings.ts";

const connect = { label: "Open the QuickBooks connection", href: "/app/connection" };

/** Says what happened, why, and how to fix it, in the merchant's words, with the button that leads to the fix. Pure. */
export function explain(fault: Fault): Reason {
  return { code: faultCodes[fault.kind], ...textOf(fault) };
}

function textOf(fault: Fault): FaultText {
  switch (fault.kind) {
    case "throttled":
      return text(
        "Waiting for a free slot",
        `${systemOf(fault)} limits how many requests it takes a minute.`,
        "Nothing to do: it goes on by itself.",
      );
    case "unreachable":
      return text(
        `${systemOf(fault)} cannot be reached`,
        `No answer came, or a failure on their side.${evidence(fault)}`,
        "Nothing to do: it is tried again by itself. If it lasts, look at the status page of the service.",
      );
    case "outcomeUnknown":
      return text(
        "Sent, answer lost: verifying",
        `QuickBooks was asked to book ${fault.subject}, but its answer did not arrive.${evidence(fault)}`,
        "Nothing to do: it is looked up in QuickBooks first, and booked only if it is not there.",
      );
    case "notConnected":
      return text(
        "QuickBooks is not connected",
        "No QuickBooks company is connected to this shop.",
        "Connect QuickBooks: what waits goes out then.",
        connect,
      );
    case "reauthorize":
      return fault.system === "quickbooks"
        ? text(
            "QuickBooks asks to sign in again",
            `Authentication Error: the connection was ended or has expired.${evidence(fault)}`,
            "Reconnect QuickBooks. All links are kept, and what waits goes out then.",
            { ...connect, label: "Reconnect QuickBooks" },
          )
        : text(
            "Shopify asks to open the app again",
            "The shop's access has expired.",
            "Open the app once in the Shopify admin.",
            { label: "Open the app", href: "/app" },
          );
    case "permission":
      return text(
        "Permission Error",
        `${systemOf(fault)} refused access for this user or app.${evidence(fault)}`,
        "Connect with a QuickBooks administrator of the company.",
        connect,
      );
    case "rejected":
      return text(
        `${systemOf(fault)} refused it`,
        `${systemOf(fault)} refused ${fault.subject}.${evidence(fault)}`,
        `Correct what ${systemOf(fault)} names, then push it again.`,
      );
    case "duplicateName":
      return text(
        "The name is taken in QuickBooks",
        `Another customer, vendor, employee or item is already called "${fault.name}".`,
        "Rename it on one side, then push again.",
      );
    case "duplicateNumber":
      return text(
        "The number is taken in QuickBooks",
        `A document with the number ${fault.docNumber} exists already and is not this order's.`,
        "Choose another prefix, or let the app add a suffix when a number is taken.",
        settings("Change numbering", "numbers"),
      );
    case "numberTooLong":
      return text(
        "The document number is too long",
        `${fault.docNumber} has ${fault.docNumber.length} characters; QuickBooks takes ${fault.maxLength}.`,
        "Choose a shorter prefix.",
        settings("Change the prefix", "numbers"),
      );
    case "stale":
      return text(
        "Changed in QuickBooks at the same time",
        `Somebody changed ${fault.subject} in QuickBooks meanwhile.`,
        "Nothing to do: it is read again and tried once more.",
      );
    case "missing":
      return text(
        "Something is missing in QuickBooks",
        `QuickBooks does not have ${fault.what}.${evidence(fault)}`,
        "Create it in QuickBooks or choose another one in the settings, then push again.",
        settings("Open the mapping", "mapping"),
      );
    case "inactive":
      return explainInactive(fault);
    case "customerMissing":
      return explainCustomerMissing(fault);
    case "ambiguous":
      return explainAmbiguous(fault);
    case "unmapped":
      return explainUnmapped(fault);
    case "skuTrouble":
      return explainSkuTrouble(fault);
    case "conflict":
      return explainConflict(fault);
    case "hasStock":
      return explainHasStock(fault);
    case "giftCardProduct":
      return giftCardProduct;
    case "waitsForOrder":
      return waitsForOrder;
    case "notImported":
      return explainNotImported(fault);
    case "unbalanced":
      return explainUnbalanced(fault);
    case "answerDiffers":
      return text(
        "QuickBooks booked another amount",
        `Planned ${formatMoney(fault.plannedMinor, fault.currency)} for ${fault.what}, QuickBooks answered ${formatMoney(fault.answeredMinor, fault.currency)}: a difference of ${formatMoney(fault.answeredMinor - fault.plannedMinor, fault.currency)}.${fault.parts.length > 0 ? ` By jurisdiction: ${fault.parts.join("; ")}.` : ""}`,
        "Open the document in QuickBooks, delete or correct it there, then push again.",
      );
    case "cashUnknown":
      return text(
        "How much was paid is unknown",
        "Shopify calls the order partially paid, but names no payment.",
        "Record the payment in Shopify, or exclude the order and book it by hand.",
      );
    case "closedPeriod":
      return text(
        "The books are closed for this date",
        `The books of ${fault.date} are closed in QuickBooks.${evidence(fault)}`,
        "Move the closing date in QuickBooks or ask your accountant, then push again.",
      );
    case "forAccountant":
      return text(
        "For the accountant: the books are closed",
        `It is dated ${fault.date}, and the books of that day are closed in QuickBooks.`,
        "Your accountant decides: open the books of that day and push it again, or book it by hand and exclude it here.",
        settings("Open the settings", "documents"),
      );
    case "subscriptionEnded":
      return text(
        "The QuickBooks subscription has ended",
        `QuickBooks takes no new entries.${evidence(fault)}`,
        "Renew the QuickBooks subscription: what waits goes out then.",
      );
    case "featureMissing":
      return text(
        "Not part of the QuickBooks plan",
        `The QuickBooks plan lacks ${fault.feature}.${evidence(fault)}`,
        "Upgrade the QuickBooks plan or switch the feature off in the settings.",
        settings("Open the settings", "general"),
      );
    case "currencyOff":
      return text(
        "Another currency than the books",
        `The order is in ${fault.currency}; the books are in ${fault.homeCurrency} and take no other currency.`,
        "Turn on multicurrency in QuickBooks (Account and settings > Advanced), then push again.",
      );
    case "unsupported":
      return text(
        "Needs a person for now",
        `This order cannot be booked by itself, because ${explainPeculiarities(fault.peculiarities)}.`,
        "Book it by hand and exclude it here, or leave it: it is booked once this version learns to.",
      );
    case "changedAfterBooking":
      return text(
        "Changed after it was booked",
        `${fault.what}: booked ${formatMoney(fault.bookedMinor, fault.currency)}, now ${formatMoney(fault.currentMinor, fault.currency)}.`,
        "Compare both and correct the document in QuickBooks.",
      );
    case "malformed":
      return text(
        "Shopify's data cannot be read",
        `${capital(fault.subject)}: ${fault.what}.`,
        "Look at the order in Shopify. If it is right there, contact support with its number.",
      );
    case "heldByPerson":
      return text("Held by hand", fault.note || "Somebody holds it back.", "Release it when it may go out.");
    case "testOrder":
      return text(
        "Test order",
        "The order was paid with a test gateway.",
        "Nothing to do. Test orders can be booked by setting.",
        settings("Open the settings", "general"),
      );
    case "excludedByPerson":
      return text(
        "Excluded by hand",
        fault.note || "Somebody excluded it.",
        "Push it if it should be booked after all.",
      );
    case "heldByRule":
      return text(
        "Held by a rule",
        `${fault.rule}: ${fault.note}.`,
        "Release it when it may go out, or change the rule.",
        settings("Open the rules", "rules"),
      );
    case "excludedByRule":
      return text(
        "Excluded by a rule",
        `${fault.rule}: ${fault.note}.`,
        "Nothing to do. Push it if it should be booked after all, or change the rule.",
        settings("Open the rules", "rules"),
      );
    case "importOff":
      return text(
        "Not imported",
        `The import of ${importWords[fault.list]} is switched off, so it stays in QuickBooks alone.`,
        "Switch the import on if it should come into the shop.",
        settings("Open the imports", "imports"),
      );
    case "waitsForPayment":
      return text(
        "Not paid yet",
        "Orders become sales receipts, and a sales receipt is made when money comes in. None has.",
        "Nothing to do: it goes out with its payment. Unpaid orders can become invoices by setting.",
        settings("Open the settings", "general"),
      );
    case "frozen":
      return text(
        "Part of a deposit in QuickBooks",
        `${capital(fault.what)} stands on a deposit and can be changed no more.${evidence(fault)}`,
        "Take it off the deposit in QuickBooks, then push again; or let changes be booked as adjustments in the settings.",
        settings("Open the settings", "general"),
      );
    case "beforeStartDate":
      return text(
        "Before the start date",
        `It was placed before ${fault.startDate}.`,
        "Choose an earlier start date, or push it by hand.",
        settings("Change the start date", "general"),
      );
    case "cancelledUnbooked":
      return text(
        "Cancelled before it was booked",
        "The order was cancelled and no money was kept.",
        "Nothing to do: there is nothing to book.",
      );
    case "syncOff":
      return text(
        "Integration is off",
        "«Enable Integrations» is off: no data go to QuickBooks.",
        "Switch it on, then push.",
        settings("Open the settings", "general"),
      );
    case "manualPush":
      return text(
        "Waits for Push to QuickBooks",
        "Automatic push is off.",
        "Push it, or switch automatic push on.",
        settings("Open the settings", "general"),
      );
    case "internal":
      return text(
        "The app made a mistake",
        "Something in this order is beyond what the app was built for. Other orders are not touched.",
        "It is tried again by itself. If it stays, contact support with the order's number.",
      );
    case "unlinked":
    case "deleted":
      return explainGone(fault);
  }
}
