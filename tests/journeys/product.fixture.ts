import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SignIn {
  email: string;
  password: string;
}

/** The running product as a new user has it: demo firms and the credentials its first start printed. */
export interface Product {
  staff: string;
  portal: string;
  credentials: { boss: SignIn; leader: SignIn; staff: SignIn; customer: SignIn };
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Reads `address   password` lines as the terminal shows them, in their order: boss, leader, staff, customer. */
function credentialsIn(output: string): SignIn[] {
  return [...output.matchAll(/(\S+@\S+\.\S+)\s+(\S{8,})/g)].map(([, email, password]) => ({
    email: email!,
    password: password!,
  }));
}

/** Starts the built product in an empty folder of its own and waits until it says where it is. */
export async function startProduct(): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'millwright-journey-'));
  await chmod(dataDir, 0o755);
  const [staffPort, portalPort] = [await freePort(), await freePort()];
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    DATABASE_URL: '',
    REDIS_URL: '',
    MILLWRIGHT_DATA_DIR: dataDir,
    MILLWRIGHT_STAFF_PORT: String(staffPort),
    MILLWRIGHT_PORTAL_PORT: String(portalPort),
  };
  const child: ChildProcess = spawn(process.execPath, [join(root, 'apps/cli/dist/main.js'), 'start'], {
    env,
    stdio: 'pipe',
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ctrl+C')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}:\n${output}`)));
  });
  const [boss, leader, staff, customer] = credentialsIn(output) as [SignIn, SignIn, SignIn, SignIn];
  if (!customer) throw new Error(`no credentials were printed:\n${output}`);
  return {
    staff: `http://127.0.0.1:${staffPort}`,
    portal: `http://127.0.0.1:${portalPort}`,
    credentials: { boss, leader, staff, customer },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Headless Chromium as the test runner found it. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

export interface Look {
  viewport?: { width: number; height: number };
  locale?: 'zh-CN' | 'en';
  dark?: boolean;
}

/** A person at their own browser, signed in. Faults of the page fail the test through `faults`. */
export async function signedIn(
  browser: Browser,
  origin: string,
  who: SignIn,
  look: Look = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    viewport: look.viewport ?? WIDE,
    locale: look.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(/^(邮箱|E-mail)$/).fill(who.email);
  await page.getByLabel(/^(密码|Password)$/).fill(who.password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return { page, context, faults };
}

/** A picture for the guide, in `docs/guide/images`, written only when asked for so that a test run changes no files. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.GUIDE_PICTURES) return;
  await page.screenshot({ path: join(root, 'docs/guide/images', `${name}.png`) });
}
