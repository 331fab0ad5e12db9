-- Turning critical feedback down opens the gate as judging it less bad does, so the database asks for the same name and reason.
DROP TRIGGER keep_critical ON "feedback";
CREATE TRIGGER keep_critical BEFORE UPDATE OF severity, status ON "feedback" FOR EACH ROW
  WHEN (OLD.severity = 'critical' AND OLD.status IN ('new', 'triaged', 'in_progress') AND (NEW.severity <> 'critical' OR NEW.status = 'rejected'))
  EXECUTE FUNCTION millwright.keep_critical();
