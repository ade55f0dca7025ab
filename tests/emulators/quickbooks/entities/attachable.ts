import { forgetFile, shareFile } from "../attachments/stored-files.ts";
import { refuseBusiness, refuseDocumented, refuseEnumeration } from "../books/refused-request.ts";
import type { Books, BuildInput, EntityDefinition, Wire } from "../books/types.ts";
import { recordAt, recordsAt, textAt, withoutNulls } from "../books/wire.ts";
import { META_FIELDS } from "./list-fields.ts";

const CATEGORIES = ["Contact Photo", "Document", "Image", "Receipt", "Signature", "Sound", "Other"];

/** A note or an uploaded file, and the objects that it belongs to. */
function buildAttachable({ books, draft, existing }: BuildInput): Wire {
  for (const reference of recordsAt(draft, "AttachableRef")) requireParent(books, reference);
  const category = textAt(draft, "Category");
  if (category !== undefined && !CATEGORIES.includes(category)) {
    refuseEnumeration("Category", category);
  }
  // What the upload found out about the file stays, whatever a later request says.
  return withoutNulls({
    ...draft,
    Size: existing?.Size,
    ContentType: existing?.ContentType ?? draft.ContentType,
  });
}

function requireParent(books: Books, reference: Wire): void {
  const entity = recordAt(reference, "EntityRef");
  if (entity === undefined) return;
  const type = textAt(entity, "type") ?? "";
  const definition = books.definitionByPath(type);
  if (definition === undefined || definition.kind === "singleton") {
    refuseDocumented("6050", "AttachableRef.EntityRef.type", type);
  }
  if (books.find(definition.name, textAt(entity, "value") ?? "") !== undefined) return;
  refuseBusiness("Something this action required is no longer available. Another user may have deleted it.");
}

/** A file has two addresses: a lasting one of the API, and one that anybody can open for fifteen minutes. */
function presentAttachable(books: Books, object: Wire): Wire {
  const id = String(object.Id);
  const shared = shareFile(books, id);
  if (shared === undefined) return object;
  return {
    ...object,
    FileAccessUri: `/v3/company/${books.realmId}/download/${id}`,
    TempDownloadUri: shared,
  };
}

const SORTABLE = ["Id", "FileName", "Note", ...META_FIELDS];

export const attachable: EntityDefinition = {
  name: "Attachable",
  kind: "transaction",
  idFamily: "Attachable",
  operations: ["create", "update", "delete"],
  references: [],
  filterable: [...SORTABLE, "AttachableRef.EntityRef.type", "AttachableRef.EntityRef.value"],
  sortable: SORTABLE,
  order: { field: "Id", descending: false },
  readOnly: [
    "Size",
    "FileAccessUri",
    "TempDownloadUri",
    "ThumbnailFileAccessUri",
    "ThumbnailTempDownloadUri",
  ],
  build: buildAttachable,
  settle(books, before, after) {
    if (after === undefined) forgetFile(books, String(before?.Id));
  },
  present: presentAttachable,
};
