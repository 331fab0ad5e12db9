-- Contracts in the states a firm's contracts are in, with teams and milestones. Physically they lie as they would have
-- come in: the firms' contracts one after the other, mixed.

CREATE TEMP TABLE deal AS
SELECT f.n AS firm, f.id AS tenant_id, x.n, f.contracts, millwright.new_id() AS id,
       (ARRAY['draft','draft','signed','signed','planning','planning','executing','executing','executing','executing','executing',
              'executing','executing','executing','accepting','accepting','delivered','delivered','in_service','archived'])[1 + (x.n * 7) % 20] AS status,
       current_date - 200 + (random() * 500)::int AS promised,
       2 + (x.n % 3) * 2 AS team_size
  FROM firm f, generate_series(1, f.contracts) AS x(n)
 ORDER BY x.n, f.n;

INSERT INTO contract (tenant_id, id, contract_no, project_no, name, customer_id, status, status_before, signed_on, promised_date,
    starts_on, delivered_on, amount, project_lead_id, department_ids, published_at, created_at)
SELECT k.tenant_id, k.id, 'HT-' || to_char(k.promised, 'YYYY') || '-' || lpad(k.n::text, 5, '0'), 'P-' || lpad(k.n::text, 6, '0'),
       (ARRAY['装配线','码垛机器人','视觉检测','输送系统','焊接工作站','包装线','立体仓库','测试台'])[1 + k.n % 8] || '改造 ' || k.n,
       b.id, k.status, CASE WHEN k.status = 'archived' THEN 'in_service' END, k.promised - 130,
       CASE WHEN k.n % 20 = 0 THEN NULL ELSE k.promised END, k.promised - 120,
       CASE WHEN k.status IN ('delivered', 'in_service', 'archived') THEN k.promised + 3 END,
       round((50000 + random() * 4000000)::numeric, 2), p.id,
       ARRAY(SELECT d.id FROM dept d WHERE d.firm = k.firm AND ((d.no + k.n) % 6) < 2 + k.team_size ORDER BY d.no),
       CASE WHEN k.status <> 'draft' AND k.n % 4 > 0 THEN now() - interval '60 days' END,
       now() - interval '400 days' + (k.n::float8 / k.contracts) * interval '400 days'
  FROM deal k
  JOIN buyer b ON b.firm = k.firm AND b.n = 1 + k.n % 40
  JOIN person p ON p.firm = k.firm AND p.n = CASE WHEN k.n % 5 < 3 THEN 1 + k.n % 6 ELSE 7 + k.n % 49 END
 ORDER BY k.n, k.firm;

-- Who may be on a department's team: its leader first, then eight of its people.
CREATE TEMP TABLE candidate AS
SELECT firm, dept, id, role, row_number() OVER (PARTITION BY firm, dept ORDER BY n) - 1 AS no,
       count(*) OVER (PARTITION BY firm, dept) - 1 AS others
  FROM person WHERE dept IS NOT NULL;

-- The leader and two people for each department. Of the firm with very many contracts only the latest have a team:
-- teams of what is long over have been released.
CREATE TEMP TABLE seat AS
SELECT k.id AS contract_id, k.tenant_id, k.firm, k.n, d.id AS department_id, d.no AS dept, c.id AS member_id, c.no
  FROM deal k
  JOIN contract x ON x.tenant_id = k.tenant_id AND x.id = k.id
  JOIN dept d ON d.firm = k.firm AND d.id = ANY(x.department_ids)
  JOIN candidate c ON c.firm = k.firm AND c.dept = d.no
   AND (c.no = 0 OR c.no IN (1 + k.n % c.others, 1 + (k.n + 3) % c.others))
 WHERE k.n > k.contracts - 300;

INSERT INTO contract_member (tenant_id, id, contract_id, department_id, member_id, role)
SELECT tenant_id, millwright.new_id(), contract_id, department_id, member_id, CASE WHEN no = 0 THEN 'lead' ELSE 'member' END
  FROM seat ORDER BY n, firm;

INSERT INTO milestone (tenant_id, id, contract_id, name, due_on, reached_on, sort_order, is_public)
SELECT k.tenant_id, millwright.new_id(), k.id, m.name, k.promised - m.before,
       CASE WHEN k.promised - m.before < current_date THEN k.promised - m.before END, m.no, m.no <> 2
  FROM deal k, (VALUES (1, '方案评审', 100), (2, '采购到货', 60), (3, '装配完成', 30), (4, '出厂验收', 10), (5, '现场验收', 0)) AS m(no, name, before)
 WHERE k.n > k.contracts - 300
 ORDER BY k.n, k.firm;
