-- Written by `prisma migrate dev`; by hand: COLLATE "C" on codes and keys, so that they sort as bytes on every server and series can
-- be paged by their key, and everything below the foreign keys. Prisma sees neither, and `prisma migrate diff` stays empty.

-- CreateTable
CREATE TABLE "release" (
    "number" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "areas" TEXT[],

    CONSTRAINT "release_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "attribution" TEXT NOT NULL,
    "confidence" DECIMAL NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" SERIAL NOT NULL,
    "indicator" TEXT COLLATE "C" NOT NULL,
    "area" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "statistic" TEXT COLLATE "C" NOT NULL,
    "time_basis" TEXT COLLATE "C" NOT NULL,
    "standard" TEXT COLLATE "C" NOT NULL,
    "concept" TEXT COLLATE "C" NOT NULL,
    "breakdown" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observation" (
    "series_id" INTEGER NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "release" INTEGER NOT NULL,
    "period_start" DATE,
    "period_end" DATE,
    "period_label" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "value" DECIMAL,
    "low" DECIMAL,
    "high" DECIMAL,
    "qualifier" TEXT NOT NULL,
    "decimals" SMALLINT NOT NULL,
    "multiplier" SMALLINT NOT NULL,
    "status" TEXT NOT NULL,
    "access" TEXT COLLATE "C" NOT NULL,
    "absence" TEXT,
    "inferred" TEXT[],
    "note" TEXT,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "source_place" TEXT,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("series_id","period","release")
);

-- CreateIndex
CREATE UNIQUE INDEX "series_key" ON "series"("indicator", "area", "kind", "statistic", "time_basis", "standard", "concept", "breakdown");

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_release_fkey" FOREIGN KEY ("release") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An observation is a figure (value, bounds) or an absence with its reason; a tombstone is neither.
ALTER TABLE "observation" ADD CONSTRAINT "observation_figure_or_absence" CHECK (
    CASE WHEN "withdrawn" THEN num_nonnulls("value", "low", "high", "absence") = 0
         ELSE (num_nonnulls("value", "low", "high") > 0) = ("absence" IS NULL) END
);
ALTER TABLE "observation" ADD CONSTRAINT "observation_decimals_are_numbers" CHECK (
    'NaN' NOT IN ("value", "low", "high") AND 'Infinity' NOT IN ("value", "low", "high") AND '-Infinity' NOT IN ("value", "low", "high")
);

-- A range is written from its smaller bound to its larger.
ALTER TABLE "observation" ADD CONSTRAINT "observation_bounds_in_order" CHECK ("low" <= "high");

-- A period is its first and last day, or not stated at all.
ALTER TABLE "observation" ADD CONSTRAINT "observation_period" CHECK (
    "period" = coalesce(to_char("period_start", 'YYYY-MM-DD') || '/' || to_char("period_end", 'YYYY-MM-DD'), '')
    AND num_nonnulls("period_start", "period_end") IN (0, 2)
    AND coalesce("period_start" <= "period_end", true)
);

-- What is published is never changed: a correction is a new release, a withdrawal a tombstone.
-- A draft (no published_at) may be filled, thrown away, and published by setting published_at in its one row of "release".
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is published in "%" is never changed; publish a new release', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Locks the releases before it looks: one that is being published at this moment must not gain a row behind its own back.
CREATE FUNCTION "refuse_change_of_published"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM "release" WHERE "number" IN (SELECT DISTINCT "release" FROM "changed") FOR SHARE;
    IF EXISTS (
        SELECT FROM "release"
        WHERE "published_at" IS NOT NULL AND "number" IN (SELECT DISTINCT "release" FROM "changed")
    ) THEN
        RAISE EXCEPTION 'what is published in "%" is never changed; publish a new release', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

-- A release under the newest would change what was answered as of those above it.
CREATE FUNCTION "refuse_older_release"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "release" WHERE "published_at" IS NOT NULL AND "number" >= NEW."number") THEN
        RAISE EXCEPTION 'what is published in "%" is never changed; release % would come before it', TG_TABLE_NAME, NEW."number"
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "observation_never_added" AFTER INSERT ON "observation"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_published"();
CREATE TRIGGER "observation_never_updated" AFTER UPDATE ON "observation"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_published"();
CREATE TRIGGER "observation_never_moved" AFTER UPDATE ON "observation"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_published"();
CREATE TRIGGER "observation_never_deleted" AFTER DELETE ON "observation"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_published"();
-- "observation" refers to the other three: none of them is truncated without it.
CREATE TRIGGER "observation_never_truncated" BEFORE TRUNCATE ON "observation"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "release_never_changed" BEFORE UPDATE OR DELETE ON "release"
    FOR EACH ROW WHEN (OLD."published_at" IS NOT NULL) EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "release_in_order" BEFORE INSERT OR UPDATE ON "release"
    FOR EACH ROW WHEN (NEW."published_at" IS NOT NULL) EXECUTE FUNCTION "refuse_older_release"();
CREATE TRIGGER "series_never_changed" BEFORE UPDATE ON "series" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "source_never_changed" BEFORE UPDATE ON "source" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
