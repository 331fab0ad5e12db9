import type { PsplibJob } from './instance.ts';

const LINE = '*'.repeat(72);

/** Jobs as a file in the PSPLIB's format, with two renewable resources. */
export function writtenPsplib(jobs: readonly PsplibJob[], criticalPathLength: number): string {
  const horizon = jobs.reduce(
    (sum, { modes }) => sum + Math.max(...modes.map(({ duration }) => duration)),
    0,
  );
  return [
    LINE,
    'file with basedata            : own.bas',
    'initial value random generator: 1',
    LINE,
    'projects                      :  1',
    `jobs (incl. supersource/sink ):  ${jobs.length}`,
    `horizon                       :  ${horizon}`,
    'RESOURCES',
    '  - renewable                 :  2   R',
    '  - nonrenewable              :  0   N',
    '  - doubly constrained        :  0   D',
    LINE,
    'PROJECT INFORMATION:',
    'pronr.  #jobs rel.date duedate tardcost  MPM-Time',
    `    1     ${jobs.length}      0       ${criticalPathLength}       1       ${criticalPathLength}`,
    LINE,
    'PRECEDENCE RELATIONS:',
    'jobnr.    #modes  #successors   successors',
    ...jobs.map(
      ({ number, modes, successors }) =>
        `   ${number}        ${modes.length}          ${successors.length}           ${successors.join('  ')}`,
    ),
    LINE,
    'REQUESTS/DURATIONS:',
    'jobnr. mode duration  R 1  R 2',
    '-'.repeat(72),
    ...jobs.flatMap(({ number, modes }) =>
      modes.map(
        ({ duration, requests }, at) =>
          `  ${at === 0 ? number : ' '}      ${at + 1}     ${duration}       ${requests.join('    ')}`,
      ),
    ),
    LINE,
    'RESOURCEAVAILABILITIES:',
    '  R 1  R 2',
    '   10    10',
    LINE,
  ].join('\n');
}
