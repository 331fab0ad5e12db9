export default {
  portal: '客户门户',
  account: '{name} 的账号',
  myAccount: '我的账号',
  signOut: '退出登录',
  notFound: {
    title: '没有这个页面',
    hint: '地址可能有误，或内容已不再与您共享。',
    home: '查看我的合同',
  },
};
