-- A look for what stands in the books already: by hand, or by another program.
CREATE TABLE "adoption" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "from_day" TEXT NOT NULL,
    "to_day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" JSONB NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "allowed" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" JSONB,
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "adoption_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "adoption_state_known" CHECK ("state" IN ('looking', 'paused', 'ready', 'failed', 'ended'))
);
CREATE INDEX "adoption_shop_created_at_idx" ON "adoption" ("shop", "created_at" DESC);
CREATE INDEX "adoption_moving" ON "adoption" ("updated_at") WHERE "state" IN ('looking', 'ready');

CREATE TABLE "adoption_match" (
    "adoption_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "verdict" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "candidates" JSONB NOT NULL,
    "ref" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    CONSTRAINT "adoption_match_pkey" PRIMARY KEY ("adoption_id", "kind", "key"),
    CONSTRAINT "adoption_match_adoption_fkey" FOREIGN KEY ("adoption_id") REFERENCES "adoption" ("id") ON DELETE CASCADE,
    CONSTRAINT "adoption_match_kind_known" CHECK ("kind" IN ('order', 'customer', 'item')),
    CONSTRAINT "adoption_match_verdict_known" CHECK ("verdict" IN ('match', 'tie', 'differs')),
    CONSTRAINT "adoption_match_state_known" CHECK ("state" IN ('open', 'wanted', 'linked', 'declined', 'refused'))
);
CREATE INDEX "adoption_match_adoption_id_kind_verdict_state_key_idx"
    ON "adoption_match" ("adoption_id", "kind", "verdict", "state", "key");
CREATE INDEX "adoption_match_adoption_id_ref_idx" ON "adoption_match" ("adoption_id", "ref");
-- No document or entry of the books is taken for two of the shop's.
CREATE UNIQUE INDEX "adoption_match_once" ON "adoption_match" ("adoption_id", "kind", "ref")
    WHERE "ref" IS NOT NULL AND "state" IN ('open', 'wanted', 'linked');
