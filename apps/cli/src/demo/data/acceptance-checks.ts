/** One question of the demo firms' checklist, with what is found where it is as it should be, and where it is not. */
export interface CheckData {
  title: string;
  titleEn: string;
  kind: 'yes_no' | 'measure' | 'text';
  unit?: string;
  nominal?: string;
  lower?: string;
  upper?: string;
  isRequired?: boolean;
  found: string;
  failing?: string;
}

export const ACCEPTANCE_CHECKS: readonly CheckData[] = [
  {
    title: '急停与安全门联锁有效',
    titleEn: 'Emergency stop and door interlocks work',
    kind: 'yes_no',
    found: 'yes',
  },
  {
    title: '导轨平行度',
    titleEn: 'Parallelism of the guide rails',
    kind: 'measure',
    unit: 'mm',
    nominal: '0',
    lower: '0',
    upper: '0.05',
    found: '0.03',
    failing: '0.12',
  },
  {
    title: '电柜绝缘电阻',
    titleEn: 'Insulation resistance of the cabinet',
    kind: 'measure',
    unit: 'MΩ',
    nominal: '1',
    lower: '0',
    found: '25',
  },
  {
    title: '节拍',
    titleEn: 'Cycle time',
    kind: 'measure',
    unit: 's',
    nominal: '12',
    lower: '-2',
    upper: '0',
    found: '11.6',
  },
  { title: '连续运行 2 小时无报警', titleEn: 'Two hours without an alarm', kind: 'yes_no', found: 'yes' },
  {
    title: '铭牌与图纸版本',
    titleEn: 'Name plate and drawing revision',
    kind: 'text',
    found: 'C-03',
    isRequired: false,
  },
];
