export { Ability, grantConditions } from './ability.ts';
export * from './define.ts';
export { conditionsToSql, grantsToSql } from './sql.ts';
