import type pg from 'pg';

/** Who asks, as the limit needs to know it for the same rows: kept in memory, since sessions and rules are not its work. */
export interface Asker {
  id: string;
  tenantId: string;
  role: 'boss' | 'leader' | 'staff';
  departments: string[];
  contracts: string[];
  led: string[];
}

export async function loadAskers(pool: pg.Pool, ids: readonly string[]): Promise<Map<string, Asker>> {
  const { rows } = await pool.query<Asker>(
    `SELECT m.id, m.tenant_id AS "tenantId", m.role,
            ARRAY(SELECT department_id FROM department_member d
                   WHERE d.tenant_id = m.tenant_id AND d.member_id = m.id AND d.position = 'lead' AND d.valid_to IS NULL) AS departments,
            ARRAY(SELECT DISTINCT contract_id FROM contract_member c
                   WHERE c.tenant_id = m.tenant_id AND c.member_id = m.id AND c.valid_to IS NULL) AS contracts,
            ARRAY(SELECT id FROM contract c
                   WHERE c.tenant_id = m.tenant_id AND c.project_lead_id = m.id AND c.deleted_at IS NULL) AS led
       FROM member m WHERE m.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
