import type { ItemType } from '../procurement.schemas.ts';

const KINDS: readonly (readonly [ItemType | 'assembly' | 'reference', readonly string[]])[] = [
  [
    'assembly',
    ['装配体', '装配', '部件', '组件', '总成', 'assembly', 'asm', 'subassembly', 'sub-assembly', 'baugruppe'],
  ],
  ['reference', ['虚拟件', '参考', '参考件', 'phantom', 'reference', 'referenz', 'dummy']],
  [
    'standard',
    [
      '标准件',
      '标准',
      'standard',
      'standard part',
      'toolbox',
      'fastener',
      'normteil',
      'normteile',
      'din-teil',
    ],
  ],
  [
    'purchased',
    [
      '外购件',
      '外购',
      '采购件',
      '购买',
      'purchased',
      'purchase',
      'buy',
      'bought',
      'kaufteil',
      'zukaufteil',
      'gekauft',
      'fremdbezug',
    ],
  ],
  [
    'fabricated',
    [
      '加工件',
      '自制件',
      '自制',
      '外协',
      '外协件',
      '机加工',
      'make',
      'made',
      'manufactured',
      'fabricated',
      'fertigungsteil',
      'eigenfertigung',
    ],
  ],
  [
    'raw_material',
    ['原材料', '型材', '板材', '毛坯', 'raw', 'raw material', 'stock', 'rohmaterial', 'halbzeug'],
  ],
  ['electrical', ['电气件', '电气', '电器', '元器件', 'electrical', 'electric', 'elektro', 'elektrik']],
  ['sundry', ['其他', '辅料', 'other', 'sonstiges', 'consumable']],
];

const byWord = new Map(KINDS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));

/** What a word in the column of kinds means; undefined for a word of the firm's own. */
export const kindOf = (text: string): ItemType | 'assembly' | 'reference' | undefined =>
  byWord.get(text.normalize('NFKC').toLowerCase().trim());

const SUMS = ['合计', '总计', '小计', 'total', 'sum', 'subtotal', 'summe', 'gesamt', 'gesamtsumme'];

/** A line that adds up the others and is none of them. */
export const isSum = (cells: readonly string[]): boolean => {
  const first = cells.find((cell) => cell !== '');
  return (
    first !== undefined &&
    SUMS.includes(
      first
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[:：\s]+$/u, ''),
    )
  );
};
