export { configurationDocument } from './configuration-document.ts';
export { filesQuotaOf, type ScannerSettings, scannerSettingsOf } from './file-guard-settings.ts';
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
export { publishedPlaceOf, type S3Settings, s3SettingsOf } from './s3-settings.ts';
export { secretKeyFrom } from './secret-key.ts';
