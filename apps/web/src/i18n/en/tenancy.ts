export default {
  errors: {
    number_rule_wrong:
      'The rule needs exactly one running number of three N or more, and no other braces than those explained.',
    logo_unusable: 'This image cannot be used as a logo.',
    time_zone_unknown: 'This time zone is unknown. Choose one such as Asia/Shanghai.',
  },
};
