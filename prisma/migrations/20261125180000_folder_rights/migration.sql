-- A folder may say who sees what is put into it; null: as the type of each document says.
ALTER TABLE "file_folder" ADD COLUMN "openness" TEXT;
ALTER TABLE "file_folder" ADD COLUMN "reader_ids" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "file_folder" ADD COLUMN "editor_ids" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "file_folder" ADD CONSTRAINT "file_folder_openness" CHECK ("openness" IN ('leads', 'departments', 'team'));
