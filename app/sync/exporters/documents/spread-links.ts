import type { ApplicationPlan, PaymentPlan, PlannedLink } from "#app/domain/accounting/plan.ts";
import { adjustedKey } from "#app/domain/accounting/plan-adjustment.ts";
import { sumMinor } from "#app/domain/money/money.ts";
import {
  type DocumentBinding,
  type DocumentKind,
  isAdjustment,
  qboTypeOf,
} from "#app/sync/exporters/documents/document-kinds.ts";
import { findStanding } from "#app/sync/exporters/documents/find-standing.ts";
import type { ResolvedLink } from "#app/sync/ports.ts";

/** Which adjusting documents can stand in for one of each kind: they are the same side of the customer's account. */
const standIns: Partial<Record<DocumentKind, DocumentKind>> = {
  invoice: "invoice",
  creditMemo: "creditMemo",
  payment: "creditMemo",
};

/**
 * The QBO documents that a payment or an application settles. Where differences were booked as documents of their own,
 * a planned amount is spread: first over what is open of the document itself, then over those. An invoice of 25.00 that
 * is paid, adjusted by one of 5.00: a further 5.00 for the invoice settles the adjustment.
 */
export function spreadLinks(
  plan: PaymentPlan | ApplicationPlan,
  standing: readonly DocumentBinding[],
): ResolvedLink[] {
  const others = standing.filter((row) => !(row.kind === plan.type && row.key === plan.key));
  const spent: ResolvedLink[] = [];
  for (const link of plan.links) spent.push(...spreadLink(link, others, spent));
  return [...spent, ...meetCredits(others, spent)].reduce(addLink, []);
}

/**
 * A credit memo that adjusted an invoice settles what is open of it, once the invoice is settled at all: planned is an
 * invoice of 20.00 paid by 20.00, booked one of 25.00 with a credit of 5.00, so the payment takes the credit along.
 */
function meetCredits(standing: readonly DocumentBinding[], spent: readonly ResolvedLink[]): ResolvedLink[] {
  const links: ResolvedLink[] = [];
  for (const credit of standing.filter((row) => row.kind === "creditMemo")) {
    const invoice = standing.find((row) => row.kind === "invoice" && row.key === adjustedKey(credit.key));
    if (!invoice || !spent.some((link) => isLinkTo(link, invoice))) continue;
    const used = [...spent, ...links];
    const amountMinor = Math.min(openMinor(credit, standing, used), openMinor(invoice, standing, used));
    if (amountMinor > 0) links.push(linkTo(invoice, amountMinor), linkTo(credit, amountMinor));
  }
  return links;
}

function spreadLink(
  link: PlannedLink,
  standing: readonly DocumentBinding[],
  spent: readonly ResolvedLink[],
): ResolvedLink[] {
  const main = findStanding(standing, link.to)?.binding;
  if (!main) throw new Error(`${link.to.type} ${link.to.key} has to be booked before what is linked to it.`);
  const adjustments = standing.filter((row) => row.kind === standIns[main.kind] && isAdjustment(row));
  const parts: ResolvedLink[] = [];
  let leftMinor = link.amountMinor;
  for (const target of adjustments.length > 0 ? [main, ...adjustments] : []) {
    const amountMinor = Math.min(leftMinor, openMinor(target, standing, spent));
    if (amountMinor > 0) parts.push(linkTo(target, amountMinor));
    leftMinor -= Math.max(0, amountMinor);
  }
  // What nothing open takes is QuickBooks' to judge.
  return leftMinor > 0 ? [...parts, linkTo(main, leftMinor)] : parts;
}

/** One link per document. */
function addLink(links: ResolvedLink[], extra: ResolvedLink): ResolvedLink[] {
  const isSame = (link: ResolvedLink) => link.type === extra.type && link.id === extra.id;
  if (!links.some(isSame)) return [...links, extra];
  return links.map((link) =>
    isSame(link) ? { ...link, amountMinor: link.amountMinor + extra.amountMinor } : link,
  );
}

const isLinkTo = (link: { type: string; id: string }, target: DocumentBinding): boolean =>
  link.type === qboTypeOf(target.kind) && link.id === target.qboId;

const linkTo = (target: DocumentBinding, amountMinor: number): ResolvedLink => ({
  type: qboTypeOf(target.kind),
  id: target.qboId,
  amountMinor,
});

/** What no payment or application has settled yet; of a payment what it has left. */
function openMinor(
  target: DocumentBinding,
  standing: readonly DocumentBinding[],
  spent: readonly ResolvedLink[],
): number {
  const booked = standing.flatMap((row) => row.booked?.links ?? []);
  const settled = [...booked, ...spent].filter((link) => isLinkTo(link, target));
  const own = target.kind === "payment" ? (target.booked?.links ?? []) : [];
  return (target.totalMinor ?? 0) - sumMinor([...settled, ...own].map((link) => link.amountMinor));
}
