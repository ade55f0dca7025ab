import { preferencesOf } from "../books/preferences.ts";
import { refuse, refuseDocumented } from "../books/refused-request.ts";
import type { Books, Wire } from "../books/types.ts";
import { recordAt, recordsAt, textAt } from "../books/wire.ts";

/** At most three text fields are on sales forms. */
const FIELD_NUMBERS = ["1", "2", "3"];
const LONGEST_VALUE = 31;

/**
 * The CustomField member of a sales form: every field that Preferences switch on, in order, with the value that
 * was sent for its DefinitionId; an unset one has no StringValue. An unknown DefinitionId is 3000.
 */
export function customFields(books: Books, draft: Wire): Wire[] {
  const definitions = definedFields(books);
  const sent = recordsAt(draft, "CustomField");
  for (const field of sent) {
    const id = textAt(field, "DefinitionId") ?? "";
    const value = textAt(field, "StringValue") ?? "";
    if (definitions.every((each) => each.id !== id) && value !== "") refuseDocumented("3000", "CustomField");
    if (value.length > LONGEST_VALUE) refuseLength(value.length);
  }
  return definitions.map(({ id, name }) => {
    const value = textAt(
      sent.find((field) => textAt(field, "DefinitionId") === id),
      "StringValue",
    );
    const field = { DefinitionId: id, Name: name, Type: "StringType" };
    return value === undefined || value === "" ? field : { ...field, StringValue: value };
  });
}

/** Fields that are switched on in SalesFormsPrefs, with their names. */
function definedFields(books: Books): { id: string; name: string }[] {
  const entries = recordsAt(recordAt(preferencesOf(books), "SalesFormsPrefs"), "CustomField").flatMap(
    (group) => recordsAt(group, "CustomField"),
  );
  const entry = (name: string) => entries.find((each) => each.Name === `SalesFormsPrefs.${name}`);
  return FIELD_NUMBERS.filter((id) => entry(`UseSalesCustom${id}`)?.BooleanValue === true).map((id) => ({
    id,
    name: textAt(entry(`SalesCustomName${id}`), "StringValue") ?? `Custom ${id}`,
  }));
}

function refuseLength(length: number): never {
  refuse({
    code: "2050",
    message: "String length is either shorter or longer than supported by specification",
    detail: `String length specified does not match the supported length. Min:0 Max:${LONGEST_VALUE} supported. Supplied length:${length}`,
    element: "CustomField",
  });
}
