// Imported before anything else and written for any Node, so that an old one gets an explanation and not a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    [
      `Millwright needs Node.js 20.19 or newer; this is ${process.version}. Get it from https://nodejs.org and try again.`,
      `Millwright 需要 Node.js 20.19 或更新版本，当前是 ${process.version}。请从 https://nodejs.org 安装后重试。`,
    ].join('\n'),
  );
  process.exit(1);
}
