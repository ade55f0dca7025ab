import type { ApplicationPlan, PaymentPlan, PlannedLink } from "#app/domain/accounting/plan.ts";
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
  return spent;
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
  return leftMinor > 0 ? addTo(parts, linkTo(main, leftMinor)) : parts;
}

function addTo([first, ...rest]: ResolvedLink[], extra: ResolvedLink): ResolvedLink[] {
  if (first?.id !== extra.id || first.type !== extra.type) return first ? [extra, first, ...rest] : [extra];
  return [{ ...first, amountMinor: first.amountMinor + extra.amountMinor }, ...rest];
}

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
  const type = qboTypeOf(target.kind);
  const booked = standing.flatMap((row) => row.booked?.links ?? []);
  const settled = [...booked, ...spent].filter((link) => link.type === type && link.id === target.qboId);
  const own = target.kind === "payment" ? (target.booked?.links ?? []) : [];
  return (target.totalMinor ?? 0) - sumMinor([...settled, ...own].map((link) => link.amountMinor));
}
