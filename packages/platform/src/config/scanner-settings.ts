import type { Configuration } from './read-configuration.ts';

/** The virus scanner of an installation. */
export interface ScannerSettings {
  address: { path: string } | { host: string; port: number };
  /** Bytes. */
  most: number;
  tooLarge: 'accept' | 'refuse';
}

/** The scanner of this configuration; undefined where there is none. */
export function scannerSettingsOf(
  configuration: Pick<Configuration, 'clamd' | 'clamdMaxMegabytes' | 'clamdTooLarge'>,
): ScannerSettings | undefined {
  const { clamd, clamdMaxMegabytes, clamdTooLarge } = configuration;
  return clamd && { address: clamd, most: clamdMaxMegabytes * 1024 ** 2, tooLarge: clamdTooLarge };
}
