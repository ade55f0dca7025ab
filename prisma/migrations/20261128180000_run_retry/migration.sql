-- Trying again is a run of its own: unlike a push it does not pass over the shop's rules.
ALTER TABLE "run" DROP CONSTRAINT "run_kind_known";
ALTER TABLE "run" ADD CONSTRAINT "run_kind_known" CHECK ("kind" IN
    ('push', 'retry', 'hold', 'release', 'exclude', 'find', 'backfill', 'import'));
