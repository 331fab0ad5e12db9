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
export { secretKeyFrom } from './secret-key.ts';
