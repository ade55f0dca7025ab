-- When the lists of a company were last asked for and last pulled, and what went wrong.
CREATE TABLE "books_pull" (
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "wanted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "pulled_at" TIMESTAMPTZ(3),
    "trouble" JSONB,
    CONSTRAINT "books_pull_pkey" PRIMARY KEY ("shop", "realm_id")
);

-- The inbox of QuickBooks' webhooks: one row per event about a list. An event carries no data, so nothing is kept of it but
-- what it is about; the same event of another delivery is the same row.
CREATE TABLE "books_event" (
    "seq" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "deleted_id" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    CONSTRAINT "books_event_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "books_event_once" ON "books_event" ("shop", "realm_id", "type", "entry_id", "operation", "deleted_id", "changed_at");
CREATE INDEX "books_event_open" ON "books_event" ("shop", "realm_id", "seq") WHERE "processed_at" IS NULL;
CREATE INDEX "books_event_received_at_idx" ON "books_event" ("received_at");
