export { Ability, grantConditions } from './ability.ts';
export * from './define.ts';
export { reachOf, snakeCase, walledNouns } from './reach.ts';
export { reachPolicy, readsInParts } from './reach-policy.ts';
export { conditionsToSql, grantsToSql } from './sql.ts';
