-- Firms with six departments, 56 people (a boss, six leaders, 49 members of staff), customers, accounts and sessions.
-- The session of a member is the text `bench-<member id>`; only its hash is stored, as in real life.

CREATE TEMP TABLE firm AS
SELECT n, millwright.new_id() AS id,
       CASE WHEN n <= :firms THEN :contracts ELSE :manyContracts END AS contracts,
       CASE WHEN n <= :firms THEN :tasks ELSE 0 END AS tasks
  FROM generate_series(1, :firms + 1) AS n;

INSERT INTO tenant (id, name, slug)
SELECT id, '精工自动化 ' || n, 'bench-' || n FROM firm;

CREATE TEMP TABLE dept AS
SELECT f.n AS firm, f.id AS tenant_id, d.no, millwright.new_id() AS id, d.name, d.name_en
  FROM firm f, (VALUES (1, '采购部', 'Procurement'), (2, '销售部', 'Sales'), (3, '机械部', 'Mechanical'),
    (4, '电气部', 'Electrical'), (5, '软件部', 'Software'), (6, '调试装配部', 'Assembly & Commissioning')) AS d(no, name, name_en);

INSERT INTO department (tenant_id, id, name, name_en, code, sort_order, ancestor_ids)
SELECT tenant_id, id, name, name_en, 'D' || no, no, ARRAY[id] FROM dept;

CREATE TEMP TABLE person AS
SELECT f.n AS firm, f.id AS tenant_id, x.n, millwright.new_id() AS id, millwright.new_id() AS account_id,
       CASE WHEN x.n = 0 THEN 'boss' WHEN x.n <= 6 THEN 'leader' ELSE 'staff' END AS role,
       CASE WHEN x.n = 0 THEN NULL ELSE 1 + (x.n - 1) % 6 END AS dept,
       (ARRAY['陈','林','王','李','张','刘','黄','周','吴','徐','孙','胡'])[1 + x.n % 12]
         || (ARRAY['伟','芳','敏','静','强','磊','洋','艳','勇','军','杰','娟','涛','明','超'])[1 + (x.n * 7 + f.n) % 15] AS name
  FROM firm f, generate_series(0, 55) AS x(n);

INSERT INTO account (id, email, display_name)
SELECT account_id, 'person-' || n || '@bench-' || firm || '.example', name FROM person;

INSERT INTO member (tenant_id, id, account_id, name, email, role, title, employee_no, department_ids)
SELECT p.tenant_id, p.id, p.account_id, p.name, 'person-' || p.n || '@bench-' || p.firm || '.example', p.role,
       CASE p.role WHEN 'boss' THEN '总经理' WHEN 'leader' THEN d.name || '负责人' ELSE '工程师' END, 'E' || p.n,
       CASE WHEN d.id IS NULL THEN '{}' ELSE ARRAY[d.id] END
  FROM person p LEFT JOIN dept d ON d.firm = p.firm AND d.no = p.dept;

INSERT INTO department_member (tenant_id, id, department_id, member_id, position)
SELECT p.tenant_id, millwright.new_id(), d.id, p.id, CASE p.role WHEN 'leader' THEN 'lead' ELSE 'member' END
  FROM person p JOIN dept d ON d.firm = p.firm AND d.no = p.dept;

INSERT INTO session (id_hash, account_id, tenant_id, member_id, expires_at)
SELECT encode(sha256(convert_to('bench-' || id, 'UTF8')), 'hex'), account_id, tenant_id, id, now() + interval '14 days'
  FROM person;

CREATE TEMP TABLE buyer AS
SELECT f.n AS firm, f.id AS tenant_id, x.n, millwright.new_id() AS id
  FROM firm f, generate_series(1, 40) AS x(n);

INSERT INTO customer (tenant_id, id, name, code, address)
SELECT tenant_id, id,
       (ARRAY['华东','华南','长江','远景','北辰','金桥','宏图','天元'])[1 + n % 8] || (ARRAY['食品','汽车','电子','医药','物流'])[1 + n % 5] || ' ' || n,
       'C' || lpad(n::text, 3, '0'), '工业园 ' || n || ' 号'
  FROM buyer;
