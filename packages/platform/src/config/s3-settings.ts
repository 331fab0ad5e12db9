import { join, resolve } from 'node:path';
import { type ConfigurationProblem, missing, refused } from './problem.ts';
import type { Configuration } from './read-configuration.ts';
import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

const all = [
  settings.s3Endpoint,
  settings.s3PublicEndpoint,
  settings.s3Bucket,
  settings.s3AccessKey,
  settings.s3SecretKey,
  settings.s3PublishedBucket,
  settings.s3Region,
  settings.s3Addressing,
] satisfies Setting[];
const needed = [settings.s3Endpoint, settings.s3Bucket, settings.s3AccessKey, settings.s3SecretKey];

/** The S3 server files are kept on. */
export interface S3Settings {
  endpoint: string;
  publicEndpoint: string | undefined;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
  addressing: 'path' | 'host';
}

/** Half an S3 server is none: whoever sets one of its keys hears which others are missing. */
export function problemsOfS3(
  values: Partial<Configuration>,
  isSet: (setting: Setting) => boolean,
  misspelt: (key: string) => string | undefined,
): ConfigurationProblem[] {
  if (!all.some(isSet)) return [];
  const problems = needed
    .filter((setting) => !isSet(setting))
    .map((setting) => missing(setting, misspelt(setting.env)));
  const browsersUse = values.s3PublicEndpoint ?? values.s3Endpoint;
  if (values.staffOrigin?.startsWith('https:') && browsersUse?.startsWith('http:')) {
    const { env } = values.s3PublicEndpoint ? settings.s3PublicEndpoint : settings.s3Endpoint;
    problems.push(
      refused(env, {
        zh: `页面通过 https 打开时，浏览器会拦截到 ${browsersUse} 的上传。请为 S3 服务器启用 https，并把该地址设为 S3_PUBLIC_ENDPOINT。`,
        en: `Pages opened by https may not send files to ${browsersUse}. Give the S3 server an https address and set S3_PUBLIC_ENDPOINT to it.`,
      }),
    );
  }
  return problems;
}

/** The S3 server of this configuration; undefined where files are kept in the local data folder. */
export function s3SettingsOf(configuration: Configuration): S3Settings | undefined {
  const { s3Endpoint, s3PublicEndpoint, s3Bucket, s3AccessKey, s3SecretKey } = configuration;
  if (!s3Endpoint || !s3Bucket || !s3AccessKey || !s3SecretKey) return undefined;
  return {
    endpoint: s3Endpoint,
    publicEndpoint: s3PublicEndpoint,
    bucket: s3Bucket,
    region: configuration.s3Region,
    accessKey: s3AccessKey,
    secretKey: s3SecretKey,
    addressing: configuration.s3Addressing,
  };
}

/** Where what customers are shown is kept: a bucket of its own, or a folder. */
export function publishedPlaceOf(
  configuration: Pick<
    Configuration,
    | 's3Endpoint'
    | 's3PublishedBucket'
    | 's3AccessKey'
    | 's3SecretKey'
    | 's3Region'
    | 's3Addressing'
    | 'publishedDir'
  >,
  dataDir: string,
): { s3: S3Settings } | { directory: string } {
  const { s3Endpoint, s3PublishedBucket, s3AccessKey, s3SecretKey, s3Region, s3Addressing } = configuration;
  if (!s3PublishedBucket || !s3Endpoint || !s3AccessKey || !s3SecretKey)
    return { directory: resolve(configuration.publishedDir ?? join(dataDir, 'published')) };
  return {
    s3: {
      endpoint: s3Endpoint,
      publicEndpoint: undefined,
      bucket: s3PublishedBucket,
      region: s3Region,
      accessKey: s3AccessKey,
      secretKey: s3SecretKey,
      addressing: s3Addressing,
    },
  };
}
