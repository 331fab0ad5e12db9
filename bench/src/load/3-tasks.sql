-- Tasks: some contracts have three times as many as others. Each belongs to a department of its contract and to none,
-- one or two of that department's people there. What is reported goes with the contract's state.

INSERT INTO task (tenant_id, id, contract_id, department_id, title, description, starts_on, due_on, weight, progress, assignee_ids,
    sort_order, is_public, last_progress_at, completed_at, deleted_at, created_at)
SELECT w.tenant_id, millwright.new_id(), w.contract_id, w.department_id,
       (ARRAY['机架','电柜','气路','传感器','上位机','安全门','工装','输送段','视觉站','机器人'])[1 + w.i % 10]
         || (ARRAY['设计','采购','装配','接线','编程','调试','检验','联调'])[1 + w.i % 8] || ' ' || w.i,
       CASE WHEN w.i % 3 = 0 THEN '按图纸与技术协议执行，完成后拍照并填报。' END,
       w.due - 5 - w.i % 15, w.due, 1 + w.i % 8, w.percent, w.assignees, w.place * 1000, w.i % 5 > 1,
       CASE WHEN w.percent > 0 THEN now() - (w.i % 90) * interval '1 day' END,
       CASE WHEN w.percent = 100 THEN now() - (w.i % 90) * interval '1 day' END,
       CASE WHEN w.i % 100 = 99 THEN now() END, now() - interval '100 days'
  FROM (
    SELECT k.tenant_id, k.firm, k.n, k.id AS contract_id, x.i, d.department_id,
           row_number() OVER (PARTITION BY k.id ORDER BY x.i) AS place,
           CASE WHEN x.i % 33 = 0 THEN NULL ELSE k.promised - (random() * 120)::int END AS due,
           CASE WHEN k.status IN ('draft', 'signed', 'planning') THEN 0
                WHEN k.status <> 'executing' THEN CASE WHEN x.i % 20 = 0 THEN 90 ELSE 100 END
                WHEN x.i % 20 < 8 THEN 100 WHEN x.i % 20 < 13 THEN (x.i % 9 + 1) * 10 ELSE 0 END AS percent,
           CASE x.i % 10 WHEN 0 THEN '{}'::uuid[] WHEN 1 THEN d.people WHEN 2 THEN d.people WHEN 3 THEN d.people
             ELSE ARRAY[d.people[1 + x.i % 2]] END AS assignees
      FROM firm f
     CROSS JOIN generate_series(0, f.tasks - 1) AS x(i)
      JOIN deal k ON k.firm = f.n AND k.n = 1 + floor(f.contracts * power(x.i::float8 / f.tasks, 1.3))
      JOIN (
        SELECT contract_id, department_id, array_agg(member_id ORDER BY no) FILTER (WHERE no > 0) AS people,
               row_number() OVER (PARTITION BY contract_id ORDER BY dept) - 1 AS turn,
               count(*) OVER (PARTITION BY contract_id) AS turns
          FROM seat GROUP BY contract_id, department_id, dept
      ) d ON d.contract_id = k.id AND d.turn = x.i % d.turns
  ) w
 ORDER BY w.n, w.firm, w.place;

INSERT INTO progress_event (tenant_id, id, task_id, contract_id, percent, previous_percent, member_id, reported_at, device)
SELECT tenant_id, millwright.new_id(), id, contract_id, progress, 0, assignee_ids[1], last_progress_at, 'phone'
  FROM task WHERE progress > 0;

-- What the roll-up trigger would have made of it.
UPDATE contract c
   SET weight_total = t.total, weight_done = t.done, task_count = t.tasks, task_done_count = t.finished,
       progress = round(t.done * 100 / t.total, 2), last_progress_at = t.last
  FROM (
    SELECT tenant_id, contract_id, sum(weight) AS total, sum(weight * progress / 100.0) AS done, count(*) AS tasks,
           count(*) FILTER (WHERE progress = 100) AS finished, max(last_progress_at) AS last
      FROM task WHERE deleted_at IS NULL GROUP BY tenant_id, contract_id
  ) t
 WHERE t.tenant_id = c.tenant_id AND t.contract_id = c.id;
