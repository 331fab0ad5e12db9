-- What waits for a decision or to be handed over is a handful among very many: the start page counts it each time.
CREATE INDEX "contract_amendment_proposed" ON "contract_amendment" ("tenant_id", "contract_id") WHERE "status" = 'proposed';
CREATE INDEX "delivery_open" ON "delivery" ("tenant_id", "contract_id") WHERE "status" IN ('prepared', 'refused');
CREATE INDEX "delivery_override_requested" ON "delivery_override" ("tenant_id", "delivery_id") WHERE "status" = 'requested';
