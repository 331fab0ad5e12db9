import { onOff, setting, wholeNumber } from './setting.ts';

const perMinute = wholeNumber(1, 999_999_999);
const streams = wholeNumber(1, 100_000);

/** How much may be asked for, and by whom. Nobody who works with the product meets the defaults. */
export const limitSettings = {
  limits: setting({
    env: 'MILLWRIGHT_LIMITS',
    form: onOff,
    default: 'on',
    example: 'off',
    meaning: {
      zh: '是否限制请求频率与实时连接数。仅当前面的代理已有限流时才关闭。',
      en: 'Whether calls and live streams are limited. Turn it off only where a proxy in front does it.',
    },
  }),
  limitStaffSession: setting({
    env: 'MILLWRIGHT_LIMIT_STAFF_SESSION',
    form: perMinute,
    default: '3000',
    example: '3000',
    meaning: {
      zh: '员工端一次登录每分钟最多的调用次数；一个页面约需十次。',
      en: 'Most calls a minute of one session of the staff app; a page takes about ten.',
    },
  }),
  limitStaffAddress: setting({
    env: 'MILLWRIGHT_LIMIT_STAFF_ADDRESS',
    form: perMinute,
    default: '60000',
    example: '60000',
    meaning: {
      zh: '员工端一个网络地址每分钟最多的调用次数；整家企业往往共用一个地址。IPv6 按 /64 网段计。',
      en: 'Most calls a minute from one network address to the staff app; a whole firm often shares one. IPv6 counts by /64.',
    },
  }),
  limitPortalSession: setting({
    env: 'MILLWRIGHT_LIMIT_PORTAL_SESSION',
    form: perMinute,
    default: '1200',
    example: '1200',
    meaning: {
      zh: '客户门户一次登录每分钟最多的调用次数。',
      en: 'Most calls a minute of one session of the customer portal.',
    },
  }),
  limitPortalAddress: setting({
    env: 'MILLWRIGHT_LIMIT_PORTAL_ADDRESS',
    form: perMinute,
    default: '12000',
    example: '12000',
    meaning: {
      zh: '客户门户一个网络地址每分钟最多的调用次数。IPv6 按 /64 网段计。',
      en: 'Most calls a minute from one network address to the customer portal. IPv6 counts by /64.',
    },
  }),
  limitEntranceAddress: setting({
    env: 'MILLWRIGHT_LIMIT_ENTRANCE_ADDRESS',
    form: perMinute,
    default: '120',
    example: '120',
    meaning: {
      zh: '一个网络地址每分钟最多的登录、注册与打开邀请的次数，两端合计；输错密码另有更严的限制。',
      en: 'Most uses a minute of signing in, signing up and invitations from one network address, both apps together; wrong passwords are held to less.',
    },
  }),
  limitStreamsSession: setting({
    env: 'MILLWRIGHT_LIMIT_STREAMS_SESSION',
    form: streams,
    default: '40',
    example: '40',
    meaning: {
      zh: '一次登录在一个进程中同时打开的实时连接数上限；每个窗口一个。',
      en: 'Most live streams of one session open at once in one process; each window has one.',
    },
  }),
  limitStreamsAddress: setting({
    env: 'MILLWRIGHT_LIMIT_STREAMS_ADDRESS',
    form: streams,
    default: '2000',
    example: '2000',
    meaning: {
      zh: '一个网络地址在一个进程中同时打开的实时连接数上限。',
      en: 'Most live streams from one network address open at once in one process.',
    },
  }),
};
