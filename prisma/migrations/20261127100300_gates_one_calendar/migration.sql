-- Which days are worked is said once, by the firm's calendar: answers are due by the same days that plans go by.
ALTER TABLE "feedback_setting" DROP CONSTRAINT "feedback_setting_sound";
ALTER TABLE "feedback_setting" DROP COLUMN "workdays", DROP COLUMN "holidays";
ALTER TABLE "feedback_setting" ADD CONSTRAINT "feedback_setting_sound" CHECK (
  "opens_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closes_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "opens_at" < "closes_at"
  AND "critical_hours" BETWEEN 1 AND 2000 AND "major_hours" BETWEEN 1 AND 2000 AND "minor_hours" BETWEEN 1 AND 2000 AND "reopen_days" BETWEEN 0 AND 3650);
