export default {
  signIn: {
    title: '登录',
    subtitle: '账号由为您服务的企业通过邀请开通。',
    email: '邮箱',
    password: '密码',
    submit: '登录',
  },
  invitation: {
    title: '您好，{name}',
    subtitle: '{firmName} 邀请您在这里随时了解项目进展，设置密码即可开始。',
    email: '邮箱',
    password: '设置密码',
    passwordHelp: '至少 10 个字符，用一句话更容易记住。',
    knownPassword: '密码',
    knownPasswordHelp: '该邮箱已有账号，请输入原密码。',
    submit: '查看我的项目',
    goneTitle: '邀请已失效',
    goneHint: '它可能已被使用、撤回或过期，请联系对方联系人重新发送。',
    toSignIn: '去登录',
  },
};
