-- What somebody reported in a stretch of time: the performance page counts it for each person.
CREATE INDEX "progress_event_tenant_id_member_id_reported_at_idx" ON "progress_event"("tenant_id", "member_id", "reported_at");
