-- What stands in QuickBooks' lists has records of its own: each says why it came into the shop, or why not.
ALTER TABLE "record" DROP CONSTRAINT "record_kind_known";
ALTER TABLE "record" ADD CONSTRAINT "record_kind_known" CHECK ("kind" IN ('order', 'customer', 'product', 'draftOrder', 'booksCustomer', 'booksItem', 'booksVendor'));

-- A link of two list entries remembers what both sides last agreed on, and how they were matched.
ALTER TABLE "binding" ADD COLUMN "agreed" JSONB;
ALTER TABLE "binding" ADD COLUMN "matched_by" TEXT;

-- A copy of QuickBooks' lists, kept by change data capture: reading QuickBooks is metered.
CREATE TABLE "books_entry" (
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email_key" TEXT,
    "sku_key" TEXT,
    "parent_id" TEXT,
    "sub_type" TEXT,
    "is_active" BOOLEAN NOT NULL,
    "is_deleted" BOOLEAN NOT NULL DEFAULT false,
    "merged_into" TEXT,
    "sync_token" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "books_entry_pkey" PRIMARY KEY ("shop", "realm_id", "type", "id")
);
CREATE INDEX "books_entry_shop_realm_id_type_name_key_idx" ON "books_entry" ("shop", "realm_id", "type", "name_key");
CREATE INDEX "books_entry_email" ON "books_entry" ("shop", "realm_id", "type", "email_key") WHERE "email_key" IS NOT NULL;
CREATE INDEX "books_entry_sku" ON "books_entry" ("shop", "realm_id", "type", "sku_key") WHERE "sku_key" IS NOT NULL;
CREATE INDEX "books_entry_parent" ON "books_entry" ("shop", "realm_id", "type", "parent_id") WHERE "parent_id" IS NOT NULL;

-- How far each list of a company is known.
CREATE TABLE "books_list" (
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "filled_at" TIMESTAMPTZ(3),
    "next_position" INTEGER,
    "read_until" TIMESTAMPTZ(3),
    CONSTRAINT "books_list_pkey" PRIMARY KEY ("shop", "realm_id", "type")
);
