-- A file of links that a merchant gave: checked line by line first, shown, and then applied as a whole or not at all.
CREATE TABLE "link_file" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" JSONB,
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "link_file_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "link_file_state_known" CHECK ("state" IN ('checking', 'ready', 'applied', 'failed', 'discarded'))
);
CREATE INDEX "link_file_shop_created_at_idx" ON "link_file" ("shop", "created_at" DESC);
CREATE INDEX "link_file_checking" ON "link_file" ("updated_at") WHERE "state" = 'checking';

CREATE TABLE "link_file_row" (
    "file_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "qbo_type" TEXT NOT NULL,
    "qbo_id" TEXT NOT NULL,
    "name" TEXT,
    "books_name" TEXT,
    "record_id" TEXT,
    "current_id" TEXT,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    CONSTRAINT "link_file_row_pkey" PRIMARY KEY ("file_id", "line"),
    CONSTRAINT "link_file_row_verdict_known" CHECK ("verdict" IN
        ('unchecked', 'new', 'same', 'differs', 'refused', 'repeated')),
    CONSTRAINT "link_file_row_file_fkey" FOREIGN KEY ("file_id") REFERENCES "link_file" ("id") ON DELETE CASCADE
);
CREATE INDEX "link_file_row_file_id_verdict_line_idx" ON "link_file_row" ("file_id", "verdict", "line");
