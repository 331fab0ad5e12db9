export interface Credentials {
  role: { zh: string; en: string };
  face: 'staff' | 'portal';
  email: string;
  password: string;
}

/** Tells the person at the terminal where to go, and, once, with which credentials. */
export function printAddresses(
  origins: { staff: string; portal: string },
  credentials: Credentials[] | null,
): void {
  const lines = [
    '',
    `  员工端 Staff app        ${origins.staff}`,
    `  客户门户 Customer portal ${origins.portal}`,
    '',
  ];
  if (credentials) {
    lines.push(
      '  演示企业的一次性显示的登录信息，请现在记下： | Demo credentials, shown only this once:',
      '',
    );
    for (const { role, face, email, password } of credentials) {
      lines.push(
        `  ${face === 'staff' ? '员工端 staff ' : '门户 portal  '} ${role.zh} ${role.en}`.padEnd(40),
        `      ${email}   ${password}`,
      );
    }
    lines.push('');
  }
  lines.push('  Ctrl+C 停止 | stops everything', '');
  console.log(lines.join('\n'));
}
