export { configurationDocument } from './configuration-document.ts';
export { ConfigurationError, type ConfigurationProblem } from './problem.ts';
export {
  type Configuration,
  type Environment,
  loadConfiguration,
  loadPortalConfiguration,
  type Part,
  type PortalConfiguration,
  readSettings,
} from './read-configuration.ts';
export { type S3Settings, s3SettingsOf } from './s3-settings.ts';
export { type ScannerSettings, scannerSettingsOf } from './scanner-settings.ts';
export { secretKeyFrom } from './secret-key.ts';
