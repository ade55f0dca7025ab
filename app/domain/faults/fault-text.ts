import type { Evidence } from "#app/domain/faults/fault.ts";
import type { Reason } from "#app/domain/record/record-status.ts";

/** What is said about a fault, without its code. */
export type FaultText = Omit<Reason, "code">;

export function text(title: string, cause: string, fix: string, action: Reason["action"] = null): FaultText {
  return { title, cause, fix, action };
}

/** The button that leads to a part of the settings page. */
export const settings = (label: string, part: string) => ({ label, href: `/app/settings#${part}` });

export function systemOf(fault: { evidence?: Evidence }): string {
  return fault.evidence?.system === "shopify" ? "Shopify" : "QuickBooks";
}

/** The remote's own words and code, so that a merchant can quote them to support. */
export function evidence(fault: { evidence?: Evidence }): string {
  if (!fault.evidence) return "";
  const { remoteText, remoteCode, httpStatus, requestRef } = fault.evidence;
  const words = remoteText ? ` It said: "${remoteText.replace(/\s+/g, " ").trim()}"` : "";
  const facts = [
    remoteCode && `code ${remoteCode}`,
    httpStatus && `HTTP ${httpStatus}`,
    requestRef && `reference ${requestRef}`,
  ];
  const known = facts.filter(Boolean).join(", ");
  return `${words}${known ? ` (${known})` : ""}`;
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
