import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Locale } from './words.fixture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface SignIn {
  email: string;
  password: string;
}

/** Whom the first start prints credentials for, in its order; the last is the boss of the other firm. */
const ROLES = ['boss', 'leader', 'staff', 'customer', 'otherBoss'] as const;
export type Role = (typeof ROLES)[number];

/** The running product as a new user has it: demo firms and the credentials its first start printed. */
export interface Product {
  staff: string;
  portal: string;
  credentials: Record<Role, SignIn>;
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

/** Reads `address   password` lines as the terminal shows them. */
function credentialsIn(output: string): Record<Role, SignIn> {
  const found = [...output.matchAll(/(\S+@\S+\.\S+)\s+(\S{8,})/g)];
  if (found.length !== ROLES.length) throw new Error(`not everybody's credentials were printed:\n${output}`);
  const signIns = found.map(([, email, password], at) => [ROLES[at], { email, password }]);
  return Object.fromEntries(signIns) as Record<Role, SignIn>;
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
  return {
    staff: `http://127.0.0.1:${staffPort}`,
    portal: `http://127.0.0.1:${portalPort}`,
    credentials: credentialsIn(output),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Headless Chromium as the test runner found it, with further switches where a test is about them. */
export function startBrowser(switches: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    // Without a locale it cannot read file names that are not ASCII.
    env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

export interface Look {
  viewport?: { width: number; height: number };
  locale?: Locale;
  dark?: boolean;
}

/** Somebody at a browser of their own. What their pages do wrong is gathered in `faults`. */
export interface Seat {
  page: Page;
  context: BrowserContext;
  faults: string[];
}

/** A browser nobody is signed in at yet. */
export async function openSeat(browser: Browser, look: Look = {}): Promise<Seat> {
  const context = await browser.newContext({
    viewport: look.viewport ?? WIDE,
    // A narrow screen is a phone: a thumb instead of a pointer.
    hasTouch: look.viewport === NARROW,
    locale: look.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: look.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  // Long enough for two busy cores, short enough that a broken journey says so while one is still watching.
  context.setDefaultTimeout(20_000);
  // The demo firm speaks Chinese until a person chooses otherwise; this one has.
  if (look.locale === 'en')
    await context.addInitScript(() => {
      if (!location.protocol.startsWith('http')) return;
      if (!localStorage.getItem('millwright.locale')) localStorage.setItem('millwright.locale', 'en');
    });
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    // Refusals are answers, not faults; what the page itself or its content policy complains of is one.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page: await context.newPage(), context, faults };
}

/** Fills in the sign-in page and waits until it lets one in. */
export async function signIn(page: Page, origin: string, who: SignIn): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(/^(邮箱|E-mail)$/).fill(who.email);
  await page.getByLabel(/^(密码|Password)$/).fill(who.password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

export interface Journey {
  readonly product: Product;
  /** A watched browser nobody is signed in at. */
  seat(look?: Look): Promise<Seat>;
  /** A watched browser somebody is signed in at: the customer at the portal, everybody else at the staff app. */
  as(role: Role, look?: Look): Promise<Seat>;
}

/** One running product and one Chromium for a file. A fault on any page fails the test it happened in. */
export function useJourney(): Journey {
  let product: Product | undefined;
  let browser: Browser | undefined;
  const seats: Seat[] = [];
  beforeAll(async () => {
    product = await startProduct();
    browser = await startBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await showFailure(seats, task.name);
    const faults = seats.flatMap((seat) => seat.faults.splice(0));
    expect(faults, 'what pages complained of').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  const journey: Journey = {
    get product() {
      return product!;
    },
    seat: async (look) => {
      const seat = await openSeat(browser!, look);
      seats.push(seat);
      return seat;
    },
    as: async (role, look) => {
      const seat = await journey.seat(look);
      const { staff, portal, credentials } = journey.product;
      await signIn(seat.page, role === 'customer' ? portal : staff, credentials[role]);
      return seat;
    },
  };
  return journey;
}

/** What every open page showed when a test failed, in the system's temporary folder; the runner's output names it. */
async function showFailure(seats: readonly Seat[], name: string): Promise<void> {
  const open = seats.map(({ page }) => page).filter((page) => !page.isClosed());
  const folder = await mkdtemp(join(tmpdir(), 'millwright-failed-'));
  for (const [at, page] of open.entries())
    await page.screenshot({ path: join(folder, `${at}.png`) }).catch(() => undefined);
  console.error(`"${name}" failed; what the ${open.length} open pages showed is in ${folder}`);
}

/** A picture for the guide, in `docs/guide/images`, written only when asked for so that a test run changes no files. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.GUIDE_PICTURES) return;
  await settled(page);
  await page.screenshot({ path: join(root, 'docs/guide/images', `${name}.png`) });
}

/** Waits until nothing on the page is waiting or moving any more: no skeleton, nothing busy, colours at rest. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .skeleton') === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A colour that is handed down starts moving a frame after the one it comes from.
    for (let still = 0; still < 5; still += 1) {
      await new Promise(requestAnimationFrame);
      if (document.getAnimations().some(({ playState }) => playState === 'running')) still = 0;
    }
  });
}
