// Paints the chosen theme before the app has loaded. A file of its own, because the content policy allows no inline script.
(() => {
  const choice = localStorage.getItem('millwright.theme');
  const dark = choice ? choice === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
