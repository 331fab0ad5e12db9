/** What the demo firms buy and from whom, as machine builders do: drives, sheet metal, cabinets, cable. */
export interface DemoPart {
  name: Readonly<Record<'zh-CN' | 'en', string>>;
  partNo: string;
  specification?: string;
  itemType: string;
  quantity: string;
  unit: Readonly<Record<'zh-CN' | 'en', string>>;
  /** Place of the supplier in the list; none as long as nobody was asked. */
  supplier?: number;
  price?: string;
  status: string;
  /** Days from today. */
  ordered?: number;
  promised?: number;
  first?: number;
  needed?: number;
  /** How much came, when, and how much of it was found good or went back. */
  received?: { quantity: string; day: number; accepted?: string; returned?: string };
  slipped?: Readonly<Record<'zh-CN' | 'en', string>>;
}

const pieces = { 'zh-CN': '件', en: 'pcs' };
const metres = { 'zh-CN': '米', en: 'm' };

export const SUPPLIERS = [
  {
    name: { 'zh-CN': '宁波精工机电有限公司', en: 'Nordhaus Drives' },
    code: 'S-001',
    contact: { 'zh-CN': '周敏', en: 'Maria Klein' },
    phone: '0574-8800 1000',
  },
  {
    name: { 'zh-CN': '苏州恒力钣金厂', en: 'Linden Sheet Metal' },
    code: 'S-002',
    contact: { 'zh-CN': '顾海', en: 'Tom Archer' },
    phone: '0512-6600 2000',
  },
  {
    name: { 'zh-CN': '上海远电电气成套有限公司', en: 'Voltline Cabinets' },
    code: 'S-003',
    contact: { 'zh-CN': '许倩', en: 'Ana Silva' },
    phone: '021-5500 3000',
  },
] as const;

export const PARTS: readonly DemoPart[] = [
  {
    name: { 'zh-CN': '伺服电机 1.5 kW', en: 'Servo motor 1.5 kW' },
    partNo: 'MOT-1500',
    specification: '3000 rpm, IP65',
    itemType: 'purchased',
    quantity: '6',
    unit: pieces,
    supplier: 0,
    price: '2860',
    status: 'ordered',
    ordered: -20,
    first: -4,
    promised: 9,
    needed: 5,
    slipped: { 'zh-CN': '编码器缺货，供应商推迟发货', en: 'Encoders are short; the supplier ships later' },
  },
  {
    name: { 'zh-CN': '行星减速机', en: 'Planetary gearbox' },
    partNo: 'GEA-080',
    specification: 'i = 20',
    itemType: 'purchased',
    quantity: '6',
    unit: pieces,
    supplier: 0,
    price: '1480',
    status: 'partially_received',
    ordered: -24,
    promised: -2,
    needed: 3,
    received: { quantity: '4', day: -3 },
  },
  {
    name: { 'zh-CN': '机架侧板', en: 'Frame side panel' },
    partNo: 'PL3-0112',
    specification: 'S235JR, 6 mm',
    itemType: 'fabricated',
    quantity: '8',
    unit: pieces,
    supplier: 1,
    price: '310.5',
    status: 'received',
    ordered: -30,
    promised: -6,
    needed: -4,
    received: { quantity: '8', day: -7 },
  },
  {
    name: { 'zh-CN': '电控柜体', en: 'Control cabinet' },
    partNo: 'CAB-2008',
    specification: '2000 × 800 × 500',
    itemType: 'electrical',
    quantity: '2',
    unit: pieces,
    supplier: 2,
    price: '4200',
    status: 'inspected',
    ordered: -40,
    promised: -15,
    needed: -12,
    received: { quantity: '2', day: -16, accepted: '2' },
  },
  {
    name: { 'zh-CN': '拖链电缆', en: 'Cable for drag chains' },
    partNo: 'CBL-5X2.5',
    specification: '5 × 2.5 mm²',
    itemType: 'electrical',
    quantity: '120.5',
    unit: metres,
    status: 'requested',
    needed: 12,
  },
  {
    name: { 'zh-CN': '内六角螺钉 M8×30', en: 'Hex socket screw M8×30' },
    partNo: 'DIN912-M8X30',
    itemType: 'standard',
    quantity: '400',
    unit: pieces,
    status: 'requested',
    needed: -1,
  },
  {
    name: { 'zh-CN': '导轨滑块', en: 'Linear guide carriage' },
    partNo: 'LIN-25',
    itemType: 'purchased',
    quantity: '12',
    unit: pieces,
    supplier: 0,
    price: '265',
    status: 'returned',
    ordered: -28,
    promised: 6,
    first: -8,
    needed: 8,
    received: { quantity: '12', day: -8, returned: '12' },
    slipped: { 'zh-CN': '错发型号，重新发货', en: 'The wrong type came; it is sent again' },
  },
];
