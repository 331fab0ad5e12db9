import type { Status } from '@millwright/ui';

export const statuses: Status[] = [
  'unstarted',
  'processing',
  'production',
  'attention',
  'accepted',
  'overdue',
];

export interface Sample {
  id: string;
  no: string;
  name: string;
  customer: string;
  status: Status;
  percent: number;
  due: string;
  lead: string;
  amount: string;
}

const names = [
  '包装线 PL-3000',
  '视觉检测站',
  '码垛机器人',
  '立体库 WMS',
  '输送系统改造',
  '涂装线控制系统',
  '拧紧工站',
  '清洗机改型',
];
const customers = ['华东食品', '蓝海电子', '远航物流', '北辰车身'];
const leads = ['陈立', '许宁', '高远'];

/** Rows enough to page, sort and scroll. */
export const samples: Sample[] = Array.from({ length: 64 }, (_, index) => ({
  id: `c${index}`,
  no: `HD-26${String(10 + index)}`,
  name: names[index % names.length] ?? '',
  customer: customers[index % customers.length] ?? '',
  status: statuses[(index * 5 + 2) % 6] ?? 'unstarted',
  percent: (index * 37) % 101,
  due: `2026-${String((index % 12) + 1).padStart(2, '0')}-18`,
  lead: leads[index % leads.length] ?? '',
  amount: `${(index + 3) * 128500}.50`,
}));
