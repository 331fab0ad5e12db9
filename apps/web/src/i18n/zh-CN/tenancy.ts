export default {
  errors: {
    number_rule_wrong: '规则须包含且只包含一个流水号（至少三位 N），不能有其他花括号。',
    logo_unusable: '这张图片不能用作标志。',
    time_zone_unknown: '无法识别该时区，请选择例如 Asia/Shanghai。',
  },
};
