-- Links are the merchant's: they tell what both sides call the entry, and the list of them is paged by when they were made.
ALTER TABLE "binding" ADD COLUMN "name" TEXT;
ALTER TABLE "binding" ADD COLUMN "books_name" TEXT;
CREATE INDEX "binding_shop_realm_id_kind_bound_at_key_idx" ON "binding" ("shop", "realm_id", "kind", "bound_at" DESC, "key" DESC);

-- What people did to links: only added to, like the history of records.
CREATE TABLE "link_event" (
    "seq" BIGSERIAL PRIMARY KEY,
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "qbo_type" TEXT NOT NULL,
    "before_id" TEXT,
    "after_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "link_event_change_known" CHECK ("change" IN ('linked', 'relinked', 'unlinked', 'accepted', 'restored'))
);
CREATE INDEX "link_event_shop_realm_id_kind_key_seq_idx" ON "link_event" ("shop", "realm_id", "kind", "key", "seq");
CREATE TRIGGER "link_event_append_only" BEFORE UPDATE OR DELETE ON "link_event"
    FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();

-- All records that wait for the same choice between several matches.
CREATE INDEX "record_choice" ON "record" ("shop", ("reason" -> 'choice' ->> 'kind'), ("reason" -> 'choice' ->> 'key'))
    WHERE "reason" -> 'choice' IS NOT NULL;
