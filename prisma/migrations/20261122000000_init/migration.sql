-- Sessions of Shopify's library: table and columns as its Prisma storage names them.
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN,
    "locale" TEXT,
    "collaborator" BOOLEAN,
    "emailVerified" BOOLEAN,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

CREATE TABLE "shop" (
    "domain" TEXT NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "time_zone" TEXT,
    "currency" TEXT,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("domain")
);

CREATE TABLE "connection" (
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "company_name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "home_currency" TEXT NOT NULL,
    "is_multi_currency" BOOLEAN NOT NULL,
    "plan" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "connected_at" TIMESTAMPTZ(3) NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "access_expires_at" TIMESTAMPTZ(3),
    "refresh_expires_at" TIMESTAMPTZ(3),
    "refresh_hard_expires_at" TIMESTAMPTZ(3),
    "token_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("shop"),
    CONSTRAINT "connection_status_known" CHECK ("status" IN ('connected', 'reauthorize', 'disconnected'))
);
CREATE INDEX "connection_realm_id_idx" ON "connection"("realm_id");

CREATE TABLE "oauth_state" (
    "state_hash" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "oauth_state_pkey" PRIMARY KEY ("state_hash")
);
CREATE INDEX "oauth_state_expires_at_idx" ON "oauth_state"("expires_at");

CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "api_version" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "payload" BYTEA NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "delivery_shop_webhook_id_key" ON "delivery"("shop", "webhook_id");
-- Nulls are distinct: a delivery without an event id is told apart by its webhook id alone.
CREATE UNIQUE INDEX "delivery_shop_event_id_topic_key" ON "delivery"("shop", "event_id", "topic");
CREATE INDEX "delivery_received_at_idx" ON "delivery"("received_at");

CREATE TABLE "record" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "reason" JSONB,
    "document_number" TEXT,
    "document_url" TEXT,
    "currency" TEXT,
    "total_minor" BIGINT,
    "customer_name" TEXT,
    "processed_at" TIMESTAMPTZ(3),
    "proof" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "requested_seq" INTEGER NOT NULL DEFAULT 0,
    "considered_seq" INTEGER NOT NULL DEFAULT 0,
    "override" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_pkey" PRIMARY KEY ("shop", "kind", "id"),
    CONSTRAINT "record_kind_known" CHECK ("kind" IN ('order', 'customer', 'product')),
    CONSTRAINT "record_status_known" CHECK ("status" IN
        ('Unsynchronized', 'Queued', 'Synchronized', 'Held', 'Failed', 'Excluded', 'Changed'))
);
CREATE INDEX "record_shop_kind_processed_at_id_idx" ON "record"("shop", "kind", "processed_at" DESC, "id" DESC);
CREATE INDEX "record_shop_kind_status_processed_at_id_idx"
    ON "record"("shop", "kind", "status", "processed_at" DESC, "id" DESC);
CREATE INDEX "record_shop_kind_name_id_idx" ON "record"("shop", "kind", "name", "id");
CREATE INDEX "record_shop_kind_status_name_id_idx" ON "record"("shop", "kind", "status", "name", "id");
-- The sweep looks only at unanswered wishes: few rows among many, so the index holds just these.
CREATE INDEX "record_due_idx" ON "record"("next_try_at") WHERE "requested_seq" > "considered_seq";

CREATE TABLE "record_event" (
    "seq" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" JSONB,
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_event_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "record_event_shop_kind_record_id_seq_idx" ON "record_event"("shop", "kind", "record_id", "seq");

-- The history is append-only. Erasing a shop's data by law is the one exception and has to say so in its transaction.
CREATE FUNCTION "refuse_history_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('plumbline.erasing', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The history of a record is append-only: % refused.', TG_OP;
END $$;
CREATE TRIGGER "record_event_append_only" BEFORE UPDATE OR DELETE ON "record_event"
    FOR EACH ROW EXECUTE FUNCTION "refuse_history_change"();

CREATE TABLE "binding" (
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "qbo_type" TEXT NOT NULL,
    "qbo_id" TEXT NOT NULL,
    "sync_token" TEXT,
    "content_hash" TEXT,
    "doc_number" TEXT,
    "date" TEXT,
    "currency" TEXT,
    "total_minor" BIGINT,
    "balance_minor" BIGINT,
    "record_id" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "binding_pkey" PRIMARY KEY ("shop", "realm_id", "kind", "key")
);
CREATE INDEX "binding_shop_realm_id_record_id_idx" ON "binding"("shop", "realm_id", "record_id");
CREATE INDEX "binding_shop_realm_id_qbo_type_qbo_id_idx" ON "binding"("shop", "realm_id", "qbo_type", "qbo_id");
CREATE INDEX "binding_shop_realm_id_kind_doc_number_idx" ON "binding"("shop", "realm_id", "kind", "doc_number");
CREATE INDEX "binding_shop_bound_at_idx" ON "binding"("shop", "bound_at");

CREATE TABLE "intent" (
    "request_id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "realm_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "sends" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "intent_pkey" PRIMARY KEY ("request_id")
);
CREATE INDEX "intent_shop_realm_id_kind_key_idx" ON "intent"("shop", "realm_id", "kind", "key");
-- One open intent per content: two workers that race get the same request id.
CREATE UNIQUE INDEX "intent_open_key" ON "intent"("shop", "realm_id", "kind", "key", "content_hash")
    WHERE "closed_at" IS NULL;

CREATE TABLE "shop_settings" (
    "shop" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("shop", "version")
);

CREATE TABLE "compliance_request" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "compliance_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "compliance_request_state_known" CHECK ("state" IN ('received', 'completed', 'failed'))
);
CREATE UNIQUE INDEX "compliance_request_shop_webhook_id_key" ON "compliance_request"("shop", "webhook_id");
CREATE INDEX "compliance_request_state_received_at_idx" ON "compliance_request"("state", "received_at");

CREATE TABLE "sweep_cursor" (
    "shop" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sweep_cursor_pkey" PRIMARY KEY ("shop", "name")
);
