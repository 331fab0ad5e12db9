export default {
  title: '在日历中查看我的工作',
  intro:
    '一个只属于你的地址，包含你未完成的任务，以及你参与的合同的交期与里程碑。在日历软件中订阅后会自动更新。',
  made: '你的地址生成于 {when}，只显示一次；如果没有保存，请重新生成。',
  create: '生成地址',
  replace: '重新生成',
  revoke: '停用',
  replaceTitle: '重新生成日历地址？',
  replaceBody: '现有地址立即失效，使用它的日历软件将不再更新。',
  revokeTitle: '停用日历地址？',
  revokeBody: '地址立即失效，之后可以再生成新的。',
  revoked: '日历地址已停用',
  newTitle: '你的日历地址',
  newBody: '请立即复制：只显示这一次。拿到地址的人都能看到这些日期，请像密码一样保管。',
  address: '地址',
  copy: '复制地址',
  copied: '地址已复制',
  errors: {
    no_feed: '你已经没有日历地址。',
  },
};
