-- Long work that a person started: what it is about, how far it is, and what came of it.
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record_kind" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "progress" JSONB,
    "wanted" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "results" JSONB NOT NULL DEFAULT '{}',
    "reason" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "prepared_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "run_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "run_kind_known" CHECK ("kind" IN
        ('push', 'hold', 'release', 'exclude', 'find', 'backfill', 'import')),
    CONSTRAINT "run_state_known" CHECK ("state" IN
        ('preparing', 'running', 'paused', 'done', 'failed', 'cancelled'))
);
CREATE INDEX "run_shop_created_at_idx" ON "run" ("shop", "created_at" DESC);
-- The few that are not over are looked for every minute.
CREATE INDEX "run_open" ON "run" ("updated_at") WHERE "state" IN ('preparing', 'running', 'paused');
-- Going through everything twice at the same time would help nobody.
CREATE UNIQUE INDEX "run_whole_once" ON "run" ("shop", "kind", "record_kind")
    WHERE "state" IN ('preparing', 'running', 'paused') AND "source"->>'from' IN ('shop', 'books');

-- The records of a run in the order they are worked. `seq` is the wish that the run made of a record, `result` where the record
-- stood once that was answered.
CREATE TABLE "run_item" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "record_id" TEXT NOT NULL,
    "seq" INTEGER,
    "result" TEXT,
    CONSTRAINT "run_item_pkey" PRIMARY KEY ("run_id", "position"),
    CONSTRAINT "run_item_run_fkey" FOREIGN KEY ("run_id") REFERENCES "run" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "run_item_run_id_record_id_key" ON "run_item" ("run_id", "record_id");
CREATE INDEX "run_item_unanswered" ON "run_item" ("run_id") WHERE "seq" IS NOT NULL AND "result" IS NULL;
