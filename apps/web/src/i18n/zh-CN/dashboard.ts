export default {
  title: '工作台',
  greeting: { morning: '早上好，{name}', afternoon: '下午好，{name}', evening: '晚上好，{name}' },
};
