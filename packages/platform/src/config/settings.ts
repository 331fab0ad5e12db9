import { fileSettings } from './file-settings.ts';
import { limitSettings } from './limit-settings.ts';
import {
  addressOf,
  bucketName,
  key32,
  oneOf,
  onOff,
  optionalSetting,
  origin,
  port,
  setting,
  text,
  wholeNumber,
} from './setting.ts';

const postgres = addressOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database');
const redis = addressOf(['redis:', 'rediss:'], 'redis://user:password@host:6379/0');

/** Every configuration key of Millwright, in the order of the documentation. */
export const settings = {
  nodeEnv: setting({
    env: 'NODE_ENV',
    form: oneOf('development', 'test', 'production'),
    default: 'development',
    example: 'production',
    meaning: {
      zh: '运行方式。production 会拒绝演示数据，并要求显式提供密钥。',
      en: 'How this process runs. production refuses demo data and insists on an explicit secret key.',
    },
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    form: postgres,
    secret: true,
    example: 'postgres://millwright_login:password@db.internal:5432/millwright',
    meaning: {
      zh: '应用登录角色的 PostgreSQL 地址。该角色不得是超级用户，不得绕过行级安全，也不得拥有任何表。',
      en: 'PostgreSQL address of the application login role, which may not be superuser, bypass row-level security or own a table.',
    },
  }),
  databasePortalUrl: optionalSetting({
    env: 'DATABASE_PORTAL_URL',
    form: postgres,
    secret: true,
    example: 'postgres://millwright_portal_login:password@db.internal:5432/millwright',
    meaning: {
      zh: '客户门户自己的登录角色的地址，该角色看不到员工端的任何数据。单独运行的门户（millwright portal）必填，且只需要它；millwright start 设置后门户也使用它。',
      en: 'Address of the login role of the customer portal alone, which cannot see what is the staff’s. The portal’s own process (millwright portal) needs it, and no other; with millwright start the portal uses it when set.',
    },
  }),
  databaseOwnerUrl: optionalSetting({
    env: 'DATABASE_OWNER_URL',
    form: postgres,
    secret: true,
    example: 'postgres://millwright_owner:password@db.internal:5432/millwright',
    meaning: {
      zh: '拥有数据表的角色的地址，只用于迁移；日常运行的进程不要设置。',
      en: 'Address of the role that owns the tables, for migrations only; leave it out of the processes that serve people.',
    },
  }),
  databaseDirectUrl: optionalSetting({
    env: 'DATABASE_DIRECT_URL',
    form: postgres,
    secret: true,
    example: 'postgres://millwright_login:password@db.internal:5432/millwright',
    meaning: {
      zh: '当 DATABASE_URL 经过连接池（如 PgBouncer）时，填写直连数据库的地址：LISTEN 需要它。不设置则使用 DATABASE_JOBS_URL，再无则使用 DATABASE_URL。',
      en: 'Address that reaches the database directly when DATABASE_URL goes through a pooler such as PgBouncer: LISTEN needs it. Without it, DATABASE_JOBS_URL is used, and where there is none, DATABASE_URL.',
    },
  }),
  databaseJobsUrl: optionalSetting({
    env: 'DATABASE_JOBS_URL',
    form: postgres,
    secret: true,
    example: 'postgres://millwright_jobs:password@db.internal:5432/millwright',
    meaning: {
      zh: '拥有任务队列模式（schema bullmq）的角色的直连地址；该角色看不到任何企业数据。未设置 REDIS_URL 时必填。',
      en: 'Direct address of the role that owns the job queue in its schema bullmq and sees no data of any firm. Required unless REDIS_URL is set.',
    },
  }),
  databasePreparedStatements: setting({
    env: 'DATABASE_PREPARED_STATEMENTS',
    form: onOff,
    default: 'on',
    example: 'off',
    meaning: {
      zh: '是否使用命名（预编译）语句。PgBouncer 1.21 之前的版本需要关闭。',
      en: 'Whether statements are named (prepared). Turn it off behind PgBouncer before 1.21.',
    },
  }),
  databasePoolSize: setting({
    env: 'DATABASE_POOL_SIZE',
    form: wholeNumber(1, 500),
    default: '10',
    example: '20',
    meaning: {
      zh: '每个进程最多使用的数据库连接数（不含 LISTEN 与任务队列的直连）。',
      en: 'How many database connections one process uses at most, besides its direct ones for LISTEN and the job queue.',
    },
  }),
  redisUrl: optionalSetting({
    env: 'REDIS_URL',
    form: redis,
    secret: true,
    example: 'redis://:password@redis.internal:6379/0',
    meaning: {
      zh: '设置后任务队列与实时更新改用 Redis；不设置则使用 PostgreSQL。',
      en: 'When set, the job queue and live updates run on Redis; without it, on PostgreSQL.',
    },
  }),
  host: setting({
    env: 'MILLWRIGHT_HOST',
    form: text,
    default: '127.0.0.1',
    example: '0.0.0.0',
    meaning: {
      zh: '监听的网络地址。默认只在本机可达。',
      en: 'The network address to listen on. By default only this machine can reach it.',
    },
  }),
  staffPort: setting({
    env: 'MILLWRIGHT_STAFF_PORT',
    form: port,
    default: '4100',
    example: '4100',
    meaning: { zh: '员工端的端口。', en: 'Port of the staff app.' },
  }),
  portalPort: setting({
    env: 'MILLWRIGHT_PORTAL_PORT',
    form: port,
    default: '4200',
    example: '4200',
    meaning: { zh: '客户门户的端口。', en: 'Port of the customer portal.' },
  }),
  metricsPort: optionalSetting({
    env: 'MILLWRIGHT_METRICS_PORT',
    form: port,
    example: '4300',
    meaning: {
      zh: '健康检查、就绪检查与 Prometheus 指标的端口；不设置则不开放。',
      en: 'Port of health, readiness and Prometheus metrics; not opened unless set.',
    },
  }),
  staffOrigin: setting({
    env: 'MILLWRIGHT_STAFF_ORIGIN',
    form: origin,
    derived: { zh: '由主机与端口得出', en: 'from host and port' },
    example: 'https://millwright.example.com',
    meaning: {
      zh: '员工在浏览器中看到的来源地址：用于链接、Cookie 与来源校验。',
      en: 'The origin staff see in their browser: used for links, cookies and the Origin check.',
    },
  }),
  portalOrigin: setting({
    env: 'MILLWRIGHT_PORTAL_ORIGIN',
    form: origin,
    derived: { zh: '由主机与端口得出', en: 'from host and port' },
    example: 'https://progress.example.com',
    meaning: {
      zh: '客户在浏览器中看到的来源地址，须与员工端不同。',
      en: 'The origin customers see in their browser; it must differ from the staff one.',
    },
  }),
  trustProxy: setting({
    env: 'MILLWRIGHT_TRUST_PROXY',
    form: wholeNumber(0, 10),
    default: '0',
    example: '1',
    meaning: {
      zh: '前面有几层可信的反向代理；只从这么多层的 X-Forwarded-For 中取客户端地址。',
      en: 'How many trusted reverse proxies stand in front; the client address is read that many hops back in X-Forwarded-For.',
    },
  }),
  dataDir: setting({
    env: 'MILLWRIGHT_DATA_DIR',
    form: text,
    default: '.millwright',
    example: '/var/lib/millwright',
    meaning: {
      zh: '本地数据目录：内嵌数据库、本地文件存储、自动生成的密钥。',
      en: 'The local data folder: embedded database, local file storage, the generated secret key.',
    },
  }),
  publishedDir: optionalSetting({
    env: 'MILLWRIGHT_PUBLISHED_DIR',
    form: text,
    example: '/var/lib/millwright-published',
    meaning: {
      zh: '存放已共享给客户的文件的目录；默认在数据目录下的 published。门户单独运行时须能读取该目录。',
      en: 'The folder for what customers are shown; `published` in the data folder unless told otherwise. A portal on its own has to be able to read it.',
    },
  }),
  conversionSandbox: setting({
    env: 'CONVERSION_SANDBOX',
    form: oneOf('auto', 'outside'),
    default: 'auto',
    example: 'outside',
    meaning: {
      zh: '文档转换的隔离方式：auto 用 bubblewrap；outside 表示运行环境自身已隔离（无网络、无机密文件），此时不再检查。',
      en: 'What walls in the conversion of documents: auto is bubblewrap; outside says that whoever runs the process has done it, with no network and no files worth stealing, and nothing is checked.',
    },
  }),
  s3Endpoint: optionalSetting({
    env: 'S3_ENDPOINT',
    form: origin,
    example: 'http://minio:9000',
    meaning: {
      zh: '设置后文件存放在此 S3 服务器（MinIO 或其他）；不设置则存放在本地数据目录。须与其余 S3_ 项一起设置，见 docs/operations/storage.md。',
      en: 'When set, files are kept on this S3 server, MinIO or any other; without it, in the local data folder. Set it together with the other S3_ keys, see docs/operations/storage.md.',
    },
  }),
  s3PublicEndpoint: optionalSetting({
    env: 'S3_PUBLIC_ENDPOINT',
    form: origin,
    example: 'https://files.example.com',
    meaning: {
      zh: '浏览器访问 S3 服务器的来源地址，与 S3_ENDPOINT 不同时才需设置。',
      en: 'The origin browsers reach the S3 server at, where it is not S3_ENDPOINT.',
    },
  }),
  s3Bucket: optionalSetting({
    env: 'S3_BUCKET',
    form: bucketName,
    example: 'millwright-files',
    meaning: {
      zh: '已建好的存储桶，只供本系统使用。系统不会创建存储桶，也不会修改其设置。',
      en: 'The bucket, made beforehand and used by nothing else. It is never created or reconfigured from here.',
    },
  }),
  s3AccessKey: optionalSetting({
    env: 'S3_ACCESS_KEY',
    form: text,
    example: 'millwright',
    meaning: {
      zh: '只对该存储桶有权限的访问密钥 ID。',
      en: 'Access key of a user who has rights to this bucket only.',
    },
  }),
  s3SecretKey: optionalSetting({
    env: 'S3_SECRET_KEY',
    form: text,
    secret: true,
    example: 'openssl rand -hex 20',
    meaning: { zh: '与访问密钥 ID 配对的密钥。', en: 'The secret that belongs to the access key.' },
  }),
  s3PublishedBucket: optionalSetting({
    env: 'S3_PUBLISHED_BUCKET',
    form: bucketName,
    example: 'millwright-published',
    meaning: {
      zh: '存放已共享给客户的文件的存储桶，门户进程只需要读取它。不设置则存放在 MILLWRIGHT_PUBLISHED_DIR。',
      en: "The bucket for what customers are shown: the only one the portal's process has to read. Without it, in MILLWRIGHT_PUBLISHED_DIR.",
    },
  }),
  s3Region: setting({
    env: 'S3_REGION',
    form: text,
    default: 'us-east-1',
    example: 'eu-central-1',
    meaning: {
      zh: 'S3 服务器的区域；MinIO 默认即为 us-east-1。',
      en: 'Region of the S3 server; MinIO has us-east-1 unless told otherwise.',
    },
  }),
  s3Addressing: setting({
    env: 'S3_ADDRESSING',
    form: oneOf('path', 'host'),
    default: 'path',
    example: 'host',
    meaning: {
      zh: '存储桶名在地址中的位置：path 在路径里（MinIO），host 在主机名前（阿里云 OSS、腾讯云 COS 等）。',
      en: "Where an address has the bucket's name: path as MinIO wants it, host before the host name as some providers insist.",
    },
  }),
  ...fileSettings,
  secretKey: setting({
    env: 'MILLWRIGHT_SECRET_KEY',
    form: key32,
    secret: true,
    derived: {
      zh: '生产环境必填；否则首次启动时生成并保存在数据目录（仅所有者可读）',
      en: 'required in production; otherwise generated at first start and kept in the data folder, readable by its owner only',
    },
    example: 'openssl rand -base64 32',
    meaning: {
      zh: '加密静态机密与签名下载链接的主密钥。遗失后，已加密的机密无法恢复。',
      en: 'Master key that encrypts secrets at rest and signs download links. Secrets encrypted with it are lost if it is.',
    },
  }),
  ...limitSettings,
  logLevel: setting({
    env: 'MILLWRIGHT_LOG_LEVEL',
    form: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    default: 'info',
    example: 'debug',
    meaning: { zh: '日志级别。', en: 'How much is logged.' },
  }),
  demo: setting({
    env: 'MILLWRIGHT_DEMO',
    form: onOff,
    default: 'off',
    example: 'on',
    meaning: {
      zh: '是否在空数据库中写入演示企业。生产环境拒绝启用。',
      en: 'Whether an empty database is filled with the demo firms. Refused in production.',
    },
  }),
};
