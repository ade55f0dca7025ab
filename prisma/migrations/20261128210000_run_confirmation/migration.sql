-- A run may wait, with all its records known, until a person has seen what it would do.
ALTER TABLE "run" ADD COLUMN "needs_confirmation" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "run" DROP CONSTRAINT "run_state_known";
ALTER TABLE "run" ADD CONSTRAINT "run_state_known" CHECK ("state" IN
    ('preparing', 'ready', 'running', 'paused', 'done', 'failed', 'cancelled'));
DROP INDEX "run_whole_once";
CREATE UNIQUE INDEX "run_whole_once" ON "run" ("shop", "kind", "record_kind")
    WHERE "state" IN ('preparing', 'ready', 'running', 'paused') AND "source"->>'from' IN ('shop', 'books');
