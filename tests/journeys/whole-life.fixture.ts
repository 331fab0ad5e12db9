/** The story of one contract: who sits where, what everything is called, and how one gets about. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ContractTabName } from '../../apps/web/src/features/contracts/contract-tabs.ts';
import { openTab } from './contract-tabs.fixture.ts';
import { type Journey, picture, type Role, type Seat, WIDE } from './product.fixture.ts';
import { type Locale, portalWords, staffWords } from './words.fixture.ts';

/** What people in this story type: each language tells it of a contract of its own. */
export const NAMES = {
  'zh-CN': {
    contractNo: 'HD-2650',
    contract: '装箱机器人单元',
    departments: { electrical: '电气部', mechanical: '机械部', software: '软件部' },
    tasks: {
      schematics: '电气原理图',
      frame: '机架设计与加工',
      program: '机器人程序',
      cabinet: '电柜装配与接线',
      assembly: '整机装配',
      startUp: '上电调试',
    },
    part: '伺服驱动器 2 kW',
    unit: '台',
    late: '驱动器芯片缺货，供应商推迟发货',
    wrong: '导轨平行度超差 0.07 mm',
    goods: '装箱机器人单元 PK-200',
    place: '华东食品 2 号包装车间',
    signer: '王建国',
    defect: '吸盘偶尔掉箱',
    defectText: '每班约三次，箱子在放下之前脱落，多在夜班。',
    answer: '真空过滤器需更换，我们周三到现场处理。',
    baseline: '签约时的计划',
  },
  en: {
    contractNo: 'HD-2651',
    contract: 'Case packing robot cell',
    departments: { electrical: 'Electrical', mechanical: 'Mechanical', software: 'Software' },
    tasks: {
      schematics: 'Electrical schematics',
      frame: 'Frame, design and machining',
      program: 'Robot program',
      cabinet: 'Cabinet wiring',
      assembly: 'Final assembly',
      startUp: 'Power-up and tuning',
    },
    part: 'Servo drive 2 kW',
    unit: 'pcs',
    late: 'Chips are short; the supplier ships later',
    wrong: 'Guide rails 0.07 mm out of parallel',
    goods: 'Case packing robot cell PK-200',
    place: 'East China Foods, packing hall 2',
    signer: 'Wang Jianguo',
    defect: 'Suction cups drop a case now and then',
    defectText: 'About three times a shift a case falls before it is put down, mostly at night.',
    answer: 'The vacuum filter has to be changed. We come on Wednesday.',
    baseline: 'As signed',
  },
} as const;

export type Story = ReturnType<typeof beginStory>;

/** Everybody of the story, each at a browser of their own that is opened when they first have something to do. */
export function beginStory(journey: Journey, locale: Locale) {
  const say = staffWords(locale);
  const seats = new Map<Role, Seat>();
  let contractId = '';
  const at = async (role: Role): Promise<Page> => {
    const seat = seats.get(role) ?? (await journey.as(role, { locale }));
    seats.set(role, seat);
    return seat.page;
  };
  return {
    locale,
    say,
    /** The portal's words. */
    words: portalWords(locale),
    names: NAMES[locale],
    at,
    /** The contract was entered: from here on everybody finds it. */
    entered: (id: string) => {
      contractId = id;
    },
    /** The contract's page as somebody of the firm has it open, at one of its parts. */
    contract: async (role: Role, tab: ContractTabName): Promise<Page> => {
      const page = await at(role);
      const address = `/contracts/${contractId}`;
      if (new URL(page.url()).pathname !== address) await page.goto(`${journey.product.staff}${address}`);
      await openTab(page, say, tab);
      return page;
    },
    /** The contract as its customer has it open. */
    portal: async (): Promise<Page> => {
      const page = await at('customer');
      if (new URL(page.url()).pathname !== `/contracts/${contractId}`) {
        await page.goto(journey.product.portal);
        await page.getByRole('link', { name: NAMES[locale].contract }).click();
        await page.getByRole('heading', { level: 1, name: NAMES[locale].contract }).waitFor();
      }
      return page;
    },
    /** One of the firm's other pages, from the navigation. */
    place: async (role: Role, name: string): Promise<Page> => {
      const page = await at(role);
      await page.getByRole('link', { name, exact: true }).first().click();
      return page;
    },
    /** A picture for the guide, when what was said in passing has gone; higher than a screen where its point lies below. */
    shown: async (page: Page, name: string, height = WIDE.height) => {
      if (!process.env.GUIDE_PICTURES) return;
      const told = page.getByRole('region', { name: say('ui.toast.region') });
      await expect.poll(() => told.getByRole('button').count()).toBe(0);
      await page.setViewportSize({ ...WIDE, height });
      await picture(page, `${locale}-${name}`);
      await page.setViewportSize(WIDE);
    },
    end: async () => {
      for (const { context } of seats.values()) await context.close();
    },
  };
}

/** A titled panel of a page. */
export const card = (page: Page | Locator, title: string): Locator =>
  page.locator('section').filter({ has: (page as Page).getByRole('heading', { level: 2, name: title }) });

export const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** Opens a picker, types, and takes the option of that name. */
export async function choose(page: Page, scope: Locator, label: string, option: string): Promise<void> {
  const picker = scope.getByRole('combobox', { name: label, exact: true });
  await picker.click();
  await picker.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

/** Presses a button and confirms what it asks. */
export async function confirm(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await button(page.getByRole('alertdialog'), name).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
}

/** Takes an entry of a menu behind a button. */
export async function fromMenu(page: Page, menu: string, entry: string): Promise<void> {
  await button(page, menu).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** Sends the form of a dialog and waits until it has gone. */
export async function send(dialog: Locator, submit: string): Promise<void> {
  await button(dialog, submit).click();
  await dialog.waitFor({ state: 'detached' });
}

const DAY = 86_400_000;
/** The working day so many days from today, or the Monday after it: 'YYYY-MM-DD'. */
export function workingDay(days: number): string {
  const day = new Date(Date.now() + days * DAY);
  const past = { 0: 1, 6: 2 }[day.getUTCDay()] ?? 0;
  return new Date(day.getTime() + past * DAY).toISOString().slice(0, 10);
}

/** The days named in a text, as they stand there. */
export const daysIn = (text: string | null): string[] => text?.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
