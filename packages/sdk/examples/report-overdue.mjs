// Overdue contracts as a table: who leads them, and by how many days they are late. Reads only.
import { createMillwright } from '../dist/node.js';

const { MILLWRIGHT_URL: url = '', MILLWRIGHT_TOKEN: token = '' } = process.env;
const millwright = createMillwright({ url, token });

const rows = [];
for await (const contract of millwright.contracts.each({ overdue: true, sort: 'promisedDate' }))
  rows.push({
    contract: contract.contractNo,
    customer: contract.customer.name,
    lead: contract.projectLead?.name ?? '',
    promised: contract.promisedDate,
    days: contract.daysOverdue,
  });
console.table(rows);
