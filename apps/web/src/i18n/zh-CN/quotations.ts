export default {
  title: '报价',
  add: '添加报价',
  edit: '编辑 {number}',
  remove: '删除 {number}',
  removed: '已删除 {number}',
  save: '保存',
  number: '报价编号',
  quotedOn: '报价日期',
  validUntil: '有效期至 {date}',
  validUntilLabel: '有效期至',
  expired: '已过期',
  note: '备注',
  empty: '签约前的报价可以保存在这里。',
  errors: {
    not_found: '报价不存在，或您无权查看。',
    valid_before_quoted: '有效期不能早于报价日期。',
  },
};
