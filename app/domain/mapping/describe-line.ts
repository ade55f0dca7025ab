import type { ChargeSubject } from "#app/domain/mapping/charge-subject.ts";
import { fillTemplate } from "#app/domain/mapping/fill-template.ts";
import type { Sale, SaleLine } from "#app/domain/sale/sale.ts";
import type { Settings } from "#app/domain/settings/settings.ts";

/** What a line says: the merchant's template for goods, else the quantity, title, variant and SKU; the name of a charge. */
export function describeLine(
  sale: Sale,
  settings: Settings,
  { line, title, role }: ChargeSubject,
  quantity: number | null,
): string {
  if (!line) return title || role;
  const text = settings.templates.lineDescription;
  const filled =
    text === "" ? "" : fillTemplate(text, sale, { line: { ...line, quantity: quantity ?? line.quantity } });
  return filled || describeProduct(line, quantity ?? line.quantity);
}

function describeProduct(line: SaleLine, quantity: number): string {
  const variant = line.variantTitle && line.variantTitle !== "Default Title" ? ` - ${line.variantTitle}` : "";
  const sku = line.sku ? ` (${line.sku})` : "";
  const bundle = line.bundle ? `, part of ${line.bundle.title}` : "";
  return `${quantity} × ${line.title}${variant}${sku}${bundle}`;
}
