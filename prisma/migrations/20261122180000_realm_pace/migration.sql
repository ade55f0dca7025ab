-- How far ahead the requests of a QuickBooks company are given out, over all processes. Not logged: it is written with
-- every request, means nothing a minute later, and starts empty after a crash of the server.
CREATE UNLOGGED TABLE "realm_pace" (
    "realm_id" TEXT NOT NULL,
    "requests_until" TIMESTAMPTZ(3) NOT NULL,
    "batches_until" TIMESTAMPTZ(3) NOT NULL,
    "paused_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "realm_pace_pkey" PRIMARY KEY ("realm_id")
);
