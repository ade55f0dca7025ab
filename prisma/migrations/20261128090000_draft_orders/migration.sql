-- Draft orders have a status of their own: each may be an estimate in the books.
ALTER TABLE "record" DROP CONSTRAINT "record_kind_known";
ALTER TABLE "record" ADD CONSTRAINT "record_kind_known" CHECK ("kind" IN ('order', 'customer', 'product', 'draftOrder'));
