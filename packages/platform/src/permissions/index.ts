export { Ability } from './ability.ts';
export * from './define.ts';
export { conditionsToSql, grantsToSql } from './sql.ts';
