import { z } from 'zod';

/** One text in both languages of the product; every text for people exists in both. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** A value's form: how it is read from the environment's text, and what to tell someone who wrote something else. */
export interface ValueForm<Value> {
  schema: z.ZodType<Value, string>;
  expects: Bilingual;
}

/** One configuration key: the only place that knows its name, form, default and meaning. */
export interface Setting<Value = unknown> {
  env: string;
  form: ValueForm<Value>;
  /** The text used when the key is not set; absent means required, or optional when `optional` says so. */
  default?: string;
  optional?: true;
  /** For a default that depends on other keys: what the documentation says instead of a value. */
  derived?: Bilingual;
  /** A secret is never printed, not even when it is wrong. */
  secret?: true;
  example: string;
  meaning: Bilingual;
}

export type RequiredSetting<Value> = Setting<Value> & { optional?: undefined };
export type OptionalSetting<Value> = Setting<Value> & { optional: true };

/** Declares a configuration key that always has a value, its own or its default. */
export function setting<Value>(declaration: Omit<Setting<Value>, 'optional'>): RequiredSetting<Value> {
  return declaration;
}

/** Declares a configuration key that may be absent. */
export function optionalSetting<Value>(
  declaration: Omit<Setting<Value>, 'optional' | 'default'>,
): OptionalSetting<Value> {
  return { ...declaration, optional: true };
}

/** Text of bounded length. */
export const text: ValueForm<string> = {
  schema: z.string().min(1).max(1024),
  expects: { zh: '1 到 1024 个字符的文本', en: 'text of 1 to 1024 characters' },
};

/** A switch written as a word, so that nobody has to guess whether `0` or `false` turns it off. */
export const onOff: ValueForm<boolean> = {
  schema: z.enum(['on', 'off']).transform((value) => value === 'on') as unknown as z.ZodType<boolean, string>,
  expects: { zh: 'on 或 off', en: 'on or off' },
};

/** A whole number within bounds, both included. */
export function wholeNumber(min: number, max: number): ValueForm<number> {
  return {
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .refine((value) => value >= min && value <= max),
    expects: { zh: `${min} 到 ${max} 之间的整数`, en: `a whole number from ${min} to ${max}` },
  };
}

/** A TCP port someone can listen on. */
export const port = wholeNumber(1, 65535);

/** One word out of a list. */
export function oneOf<const Word extends string>(...words: readonly [Word, ...Word[]]): ValueForm<Word> {
  return {
    schema: z.enum(words) as unknown as z.ZodType<Word, string>,
    expects: { zh: `以下之一：${words.join('、')}`, en: `one of ${words.join(', ')}` },
  };
}

/** An address with one of the given protocols, such as postgres:// or redis://. */
export function addressOf(protocols: readonly string[], shape: string): ValueForm<string> {
  return {
    schema: z
      .string()
      .max(4096)
      .refine((value) => {
        const url = URL.canParse(value) ? new URL(value) : undefined;
        if (url === undefined || !protocols.includes(url.protocol)) return false;
        return url.hostname !== '' || url.searchParams.has('host'); // a local socket is named in the query
      }),
    expects: { zh: `形如 ${shape} 的地址`, en: `an address of the form ${shape}` },
  };
}

/** A web origin: protocol, host and port, nothing after them. */
export const origin: ValueForm<string> = {
  schema: z
    .string()
    .max(512)
    .refine((value) => {
      const url = URL.canParse(value) ? new URL(value) : undefined;
      return url !== undefined && /^https?:$/.test(url.protocol) && value.replace(/\/$/, '') === url.origin;
    })
    .transform((value) => new URL(value).origin),
  expects: {
    zh: '形如 https://millwright.example.com 的来源地址（协议、主机、端口，不含路径）',
    en: 'an origin such as https://millwright.example.com (protocol, host and port, no path)',
  },
};

/** A bucket's name by S3's rule; lower case, so that it can stand before a host name. */
export const bucketName: ValueForm<string> = {
  schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  expects: {
    zh: '存储桶名称（3 到 63 个小写字母、数字、点或连字符）',
    en: 'a bucket name (3 to 63 lower-case letters, digits, dots or hyphens)',
  },
};

/** Where a daemon of this machine or another listens: a socket file, or a host and its port. */
export const socketAddress: ValueForm<{ path: string } | { host: string; port: number }> = {
  schema: z
    .string()
    .max(512)
    .regex(/^(unix:\/.+|tcp:[^\s/]+:\d{1,5})$/)
    .transform((value) => {
      if (value.startsWith('unix:')) return { path: value.slice('unix:'.length) };
      const [, host, number] = /^tcp:\[?([^\]]+?)\]?:(\d+)$/.exec(value) ?? [];
      return { host: host ?? '', port: Number(number) };
    })
    .refine((address) => 'path' in address || (address.host !== '' && address.port <= 65_535)),
  expects: {
    zh: '形如 unix:/run/clamav/clamd.ctl 或 tcp:host:3310 的地址',
    en: 'an address such as unix:/run/clamav/clamd.ctl or tcp:host:3310',
  },
};

/** A key of exactly 32 random bytes, written in base64. */
export const key32: ValueForm<Buffer> = {
  schema: z
    .string()
    .regex(/^[A-Za-z0-9+/_-]{43}=?$/)
    .transform((value) => Buffer.from(value, 'base64'))
    .refine((bytes) => bytes.length === 32),
  expects: { zh: 'base64 写法的 32 字节随机密钥', en: '32 random bytes in base64' },
};
