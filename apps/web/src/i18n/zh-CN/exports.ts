export default {
  errors: {
    no_such_list: '没有这个列表，无法导出。',
    query_unreadable: '筛选条件无法识别，请清除筛选后重试。',
  },
};
