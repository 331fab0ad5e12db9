/** What stands on a delivery note, in each language as people there write one. */
export interface NoteWords {
  title: string;
  number: string;
  date: string;
  contract: string;
  customer: string;
  place: string;
  recipient: string;
  carrier: string;
  goods: string;
  row: string;
  description: string;
  quantity: string;
  unit: string;
  serials: string;
  remark: string;
  warranty: (months: number) => string;
  warrantyUntil: (day: string) => string;
  override: string;
  overrideWhen: (day: string) => string;
  handedOver: string;
  received: string;
  nameAndSignature: string;
  signedDate: string;
  signed: string;
  refused: string;
  signedInPortal: (name: string, at: string) => string;
  signedOnPaper: (name: string, day: string) => string;
  reason: string;
  page: (now: string, all: string) => string;
  /** The title of a note for goods that were refused before. */
  titleOfAttempt: (round: number) => string;
  labelled: (label: string, value: string) => string;
}

export const NOTE_WORDS: Readonly<Record<'zh-CN' | 'en', NoteWords>> = {
  'zh-CN': {
    title: '交付单',
    number: '单号',
    date: '交付日期',
    contract: '合同',
    customer: '客户',
    place: '交付地点',
    recipient: '收货人',
    carrier: '承运方',
    goods: '货物清单',
    row: '序号',
    description: '名称及说明',
    quantity: '数量',
    unit: '单位',
    serials: '序列号',
    remark: '备注',
    warranty: (months) => `质保期 ${months} 个月，自签收之日起计算。`,
    warrantyUntil: (day) => `质保期至 ${day}。`,
    override: '交付时下列事项尚未完成，经两人批准先行交付：',
    overrideWhen: (day) => `批准日期：${day}`,
    handedOver: '交付方',
    received: '签收方',
    nameAndSignature: '签字',
    signedDate: '日期',
    signed: '客户签收',
    refused: '客户拒收',
    signedInPortal: (name, at) => `${name} 于 ${at} 在客户门户签署`,
    signedOnPaper: (name, day) => `${name} 于 ${day} 在纸质单据上签署`,
    reason: '原因',
    page: (now, all) => `第 ${now} 页，共 ${all} 页`,
    titleOfAttempt: (round) => `交付单（第 ${round} 次交付）`,
    labelled: (label, value) => `${label}：${value}`,
  },
  en: {
    title: 'Delivery note',
    number: 'Number',
    date: 'Delivered on',
    contract: 'Contract',
    customer: 'Customer',
    place: 'Delivered to',
    recipient: 'Received by',
    carrier: 'Carrier',
    goods: 'Goods',
    row: 'No.',
    description: 'Description',
    quantity: 'Quantity',
    unit: 'Unit',
    serials: 'Serial numbers',
    remark: 'Remarks',
    warranty: (months) =>
      `Warranty: ${months} ${months === 1 ? 'month' : 'months'} from the day of acceptance.`,
    warrantyUntil: (day) => `Under warranty until ${day}.`,
    override: 'Open at the time of delivery, and released all the same by decision of two people:',
    overrideWhen: (day) => `Decided on ${day}`,
    handedOver: 'Handed over',
    received: 'Received',
    nameAndSignature: 'Signature',
    signedDate: 'Date',
    signed: 'Received by the customer',
    refused: 'Refused by the customer',
    signedInPortal: (name, at) => `Signed by ${name} in the customer portal, ${at}`,
    signedOnPaper: (name, day) => `Signed by ${name} on paper, ${day}`,
    reason: 'Reason',
    page: (now, all) => `Page ${now} of ${all}`,
    titleOfAttempt: (round) => `Delivery note (attempt ${round})`,
    labelled: (label, value) => `${label}: ${value}`,
  },
};
