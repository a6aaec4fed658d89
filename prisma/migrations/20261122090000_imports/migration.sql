-- Written by `prisma migrate dev`; by hand: everything below the foreign key.

-- CreateTable
CREATE TABLE "import" (
    "release" INTEGER NOT NULL,
    "file_name" TEXT,
    "sha256" TEXT,
    "mapping" TEXT,
    "rolled_back_to" INTEGER,
    "imported_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "added" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "withdrawn" INTEGER NOT NULL DEFAULT 0,
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "published_by" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("release")
);

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_release_fkey" FOREIGN KEY ("release") REFERENCES "release"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- A release comes from a file or from a release before it.
ALTER TABLE "import" ADD CONSTRAINT "import_of_file_or_release" CHECK (
    num_nonnulls("file_name", "sha256") = CASE WHEN "rolled_back_to" IS NULL THEN 2 ELSE 0 END
);

-- Questions answer from every row up to the newest published number: what is in a draft below it would be seen unpublished.
CREATE OR REPLACE FUNCTION "refuse_older_release"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "release" WHERE "published_at" IS NOT NULL AND "number" >= NEW."number") THEN
        RAISE EXCEPTION 'what is published in "%" is never changed; release % would come before it', TG_TABLE_NAME, NEW."number"
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW."published_at" IS NOT NULL AND EXISTS (
        SELECT FROM "release" WHERE "published_at" IS NULL AND "number" < NEW."number"
    ) THEN
        RAISE EXCEPTION 'release % cannot be published before the drafts under it', NEW."number"
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER "release_in_order" ON "release";
CREATE TRIGGER "release_in_order" BEFORE INSERT OR UPDATE ON "release"
    FOR EACH ROW EXECUTE FUNCTION "refuse_older_release"();

-- Who imported and who published stands as firm as what was published.
CREATE FUNCTION "refuse_change_of_import"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "release" WHERE "published_at" IS NOT NULL AND "number" IN (OLD."release", NEW."release")) THEN
        RAISE EXCEPTION 'what is published in "%" is never changed; publish a new release', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "import_never_changed" BEFORE INSERT OR UPDATE OR DELETE ON "import"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_import"();
CREATE TRIGGER "import_never_truncated" BEFORE TRUNCATE ON "import"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
