-- What a document was when it was booked: lines, taxes and links, to show it and to correct it later. Documents that
-- were booked before have none.
ALTER TABLE "binding" ADD COLUMN "booked" JSONB;
