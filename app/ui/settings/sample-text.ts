import { fillTemplate } from "#app/domain/mapping/fill-template.ts";
import { findTemplateTrouble, type TemplateScope } from "#app/domain/mapping/template-placeholders.ts";
import { sampleLine, sampleSale } from "./sample-sale.ts";

/** What a text becomes for a sample order, or what is wrong with it. */
export function sampleText(
  template: string,
  scope: TemplateScope,
): { text: string; trouble: null } | { text: null; trouble: string } {
  const trouble = findTemplateTrouble(template, scope);
  if (trouble) return { text: null, trouble };
  return {
    text: fillTemplate(template, sampleSale, scope === "line" ? { line: sampleLine } : {}),
    trouble: null,
  };
}
