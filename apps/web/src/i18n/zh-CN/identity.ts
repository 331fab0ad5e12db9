export default {
  errors: {
    sign_in_failed: '邮箱或密码不正确。',
    too_many_attempts: '尝试次数过多，请在 {seconds} 秒后再试。',
    password_weak: '请使用更长或更不常见的密码，至少 {min} 个字符。',
    invitation_not_found: '邀请已失效，请联系邀请人重新发送。',
    account_password_wrong: '该邮箱已有账号，但密码不正确。',
    current_password_wrong: '当前密码不正确。',
    firm_not_found: '您不属于该企业，或已被移出。',
    sign_up_refused: '无法用该邮箱开通企业；如果已有账号，请直接登录。',
    already_joined: '该人员已加入。',
    person_disabled: '该人员已停用，请先启用再邀请。',
    too_many_tokens: '您已有 {most} 个令牌，达到上限，请先停用一个。',
    token_name_taken: '您已有名为“{name}”的令牌，请换一个名称。',
    token_not_found: '该令牌已停用。',
    email_missing: '该人员没有邮箱，请先填写。',
  },
};
