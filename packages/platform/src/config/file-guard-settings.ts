import type { Configuration } from './read-configuration.ts';

/** The virus scanner of an installation. */
export interface ScannerSettings {
  address: { path: string } | { host: string; port: number };
  /** Bytes. */
  most: number;
  tooLarge: 'accept' | 'refuse';
}

/** The most bytes of files of each firm; undefined where there is no limit. */
export const filesQuotaOf = ({ filesQuotaGigabytes: most }: Pick<Configuration, 'filesQuotaGigabytes'>) =>
  most === undefined ? undefined : most * 1e9;

/** The scanner of this configuration; undefined where there is none. */
export function scannerSettingsOf(
  configuration: Pick<Configuration, 'clamd' | 'clamdMaxMegabytes' | 'clamdTooLarge'>,
): ScannerSettings | undefined {
  const { clamd, clamdMaxMegabytes, clamdTooLarge } = configuration;
  return clamd && { address: clamd, most: clamdMaxMegabytes * 1024 ** 2, tooLarge: clamdTooLarge };
}
