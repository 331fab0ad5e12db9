import { oneOf, optionalSetting, setting, socketAddress, wholeNumber } from './setting.ts';

/** What guards the file store. */
export const fileSettings = {
  filesQuotaGigabytes: optionalSetting({
    env: 'FILES_QUOTA_GB',
    form: wholeNumber(1, 999_999_999),
    example: '500',
    meaning: {
      zh: '每家企业的文件最多占用多少 GB（10 亿字节）；不设置则不限。可用 millwright quota 为单个企业另行设定。',
      en: 'The most GB (thousand million bytes) of files of each firm; without it there is no limit. `millwright quota` sets another one for a single firm.',
    },
  }),
  clamd: optionalSetting({
    env: 'CLAMD',
    form: socketAddress,
    example: 'unix:/run/clamav/clamd.ctl',
    meaning: {
      zh: '设置后，上传的文件在可以下载之前先由 ClamAV 的 clamd 扫描病毒，见 docs/operations/storage.md。',
      en: 'When set, clamd of ClamAV looks for viruses in what people upload before anybody can download it, see docs/operations/storage.md.',
    },
  }),
  clamdMaxMegabytes: setting({
    env: 'CLAMD_MAX_MB',
    form: wholeNumber(1, 4_000),
    default: '100',
    example: '2000',
    meaning: {
      zh: 'clamd 能接收的最大文件（MB），不得大于其 StreamMaxLength。更大的文件不扫描。',
      en: 'The largest file clamd takes, in MB: no more than its StreamMaxLength. Larger ones are not scanned.',
    },
  }),
  clamdTooLarge: setting({
    env: 'CLAMD_TOO_LARGE',
    form: oneOf('accept', 'refuse'),
    default: 'accept',
    example: 'refuse',
    meaning: {
      zh: '文件过大无法扫描时：accept 标注“未扫描”后放行，refuse 不允许下载。',
      en: 'What becomes of files too large to scan: accept lets them pass with a mark, refuse lets nobody download them.',
    },
  }),
};
