import type { FirmData } from '../firm-data.ts';
import { hengdaAfterSales } from './hengda-after-sales.ts';
import { hengdaContracts } from './hengda-contracts.ts';
import { hengdaNotes } from './hengda-notes.ts';
import { hengdaGroups, hengdaPeople } from './hengda-people.ts';
import { hengdaTemplates } from './hengda-templates.ts';

/** 恒达自动化: a builder of machines and lines with some forty people. Invented, with addresses nobody has. */
export const hengda: FirmData = {
  slug: 'hengda',
  name: '恒达自动化 Hengda Automation',
  locale: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  projectNoRule: 'P-{YYYY}-{NNN}',
  afterSales: hengdaAfterSales,
  currency: 'CNY',
  mailDomain: 'hengda.example',
  phone: (index) => `138 0000 ${1001 + index}`,
  employeeNo: (index) => `HD${String(index + 1).padStart(4, '0')}`,
  boss: 'chenli',
  groups: hengdaGroups,
  people: hengdaPeople,
  customers: [
    {
      code: 'ECF',
      name: '华东食品',
      address: '上海市松江区示范工业园 18 号',
      phone: '021-5550 0118',
      internalNotes: 'East China Foods。付款准时；现场须持健康证入厂。',
      contacts: [
        { name: '王工', email: 'wang@eastchina-foods.example', phone: '139 0000 2001', title: '设备工程师' },
        { name: '刘敏华', email: 'liumh@eastchina-foods.example', phone: '139 0000 2002', title: '采购经理' },
        {
          name: '郑凯',
          email: 'zhengkai@eastchina-foods.example',
          phone: '139 0000 2003',
          title: '生产厂长',
        },
      ],
    },
    {
      code: 'BOE',
      name: '蓝海电子',
      address: '苏州市工业园区示范路 66 号',
      phone: '0512-5550 0166',
      internalNotes: 'Blue Ocean Electronics。验收标准严格，FAT 须提前两周预约。',
      contacts: [
        { name: '陆宁', email: 'luning@blueocean.example', phone: '139 0000 3001', title: '项目经理' },
        { name: '顾晓', email: 'guxiao@blueocean.example', phone: '139 0000 3002', title: '质量主管' },
      ],
    },
  ],
  contracts: hengdaContracts,
  templates: hengdaTemplates,
  milestones: {
    signing: '签约',
    design: '设计冻结',
    production: '生产',
    fat: '出厂验收',
    sat: '现场验收',
    delivery: '交付',
  },
  notes: hengdaNotes,
  signIns: [
    { email: 'chenli@hengda.example', face: 'staff', role: { zh: '老板 陈立', en: 'boss' } },
    { email: 'zhoumin@hengda.example', face: 'staff', role: { zh: '部门负责人 周敏', en: 'leader' } },
    { email: 'linhai@hengda.example', face: 'staff', role: { zh: '员工 林海', en: 'staff' } },
    { email: 'wang@eastchina-foods.example', face: 'portal', role: { zh: '客户 王工', en: 'customer' } },
  ],
};
