-- How far somebody reads leave and proposals is a matter of the database as well (see the decision on reach).
CREATE POLICY reach ON "person_leave" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,PersonLeave}'::text[])
  OR department_ids && (SELECT nullif(current_setting('reach.person_leave.department_ids', true), '')::uuid[])::uuid[]
  OR member_id = ANY ((SELECT nullif(current_setting('reach.person_leave.member_id', true), '')::uuid[])::uuid[]), false));
CREATE POLICY reach ON "schedule_proposal" AS RESTRICTIVE FOR SELECT TO millwright_app USING (
  coalesce((SELECT current_setting('app.reach')::text[] && '{*,ScheduleProposal}'::text[])
  OR contract_id = ANY ((SELECT nullif(current_setting('reach.schedule_proposal.contract_id', true), '')::uuid[])::uuid[])
  OR department_ids && (SELECT nullif(current_setting('reach.schedule_proposal.department_ids', true), '')::uuid[])::uuid[], false));
