export default {
  search: '搜索合同、任务、人员…',
  nav: {
    home: '工作台',
    myTasks: '我的任务',
    contracts: '合同',
    tasks: '任务',
    customers: '客户',
    people: '组织与人员',
    roles: '角色',
    audit: '操作日志',
  },
  groups: { delivery: '交付', firm: '企业' },
  palette: { pages: '页面', commands: '命令' },
  account: '{name} 的账号',
  switchFirm: '切换企业',
  signOut: '退出登录',
  keys: '键盘快捷键',
  notFound: {
    title: '没有这个页面',
    hint: '地址可能有误，或内容已移走。',
    home: '回到工作台',
  },
};
