-- Fields of linked entries that differ and that nobody may settle without a person; `accepted_at`: one let it be.
CREATE TABLE "link_difference" (
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "shopify" JSONB NOT NULL,
    "quickbooks" JSONB NOT NULL,
    "flow" TEXT NOT NULL,
    "is_conflict" BOOLEAN NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    CONSTRAINT "link_difference_pkey" PRIMARY KEY ("shop", "realm_id", "kind", "key", "field"),
    CONSTRAINT "link_difference_flow_known" CHECK ("flow" IN ('shopify', 'quickbooks', 'both', 'none'))
);
CREATE INDEX "link_difference_open" ON "link_difference" ("shop", "realm_id") WHERE "accepted_at" IS NULL;

-- Entries that links may no longer lead to are few, and are looked for often.
CREATE INDEX "books_entry_gone" ON "books_entry" ("shop", "realm_id", "type", "id")
    WHERE "is_deleted" OR NOT "is_active" OR "merged_into" IS NOT NULL;
-- Links whose name no merge watches.
CREATE INDEX "binding_named" ON "binding" ("shop", "realm_id", "qbo_type", "qbo_id")
    WHERE "books_name" IS NOT NULL AND "agreed" IS NULL;
