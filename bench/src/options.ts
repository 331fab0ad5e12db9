import { parseArgs } from 'node:util';

export interface Options {
  /** One JSON object a line instead of the table. */
  json: boolean;
  /** Little data and short rounds: shows that everything works, and measures nothing. */
  quick: boolean;
  /** Compare the answers of both sides and measure nothing. */
  compare: boolean;
  /** Pairs of rounds, and seconds of a round. */
  pairs: number;
  seconds: number;
  connections: number;
  /** Only lines whose name contains this. */
  only: string | undefined;
  /** A folder whose data is kept and used again. */
  data: string | undefined;
  /** A folder that receives a processor profile of the product. */
  profile: string | undefined;
}

export const USAGE = `npm run bench -- [options]
  --json             one JSON object a line: name, ours, limit, ratio, p50, p99
  --quick            little data, short rounds
  --compare          hold the answers of both sides against each other, and measure nothing
  --only <text>      only lines whose name contains the text
  --pairs <n>        pairs of rounds (8)
  --seconds <n>      seconds of a round (2)
  --connections <n>  connections asking at the same time (8)
  --data <folder>    keep the data there and use it again
  --profile <folder> write a processor profile of the product there`;

/** Reads the command line. Throws with a sentence that names what is wrong. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      only: { type: 'string' },
      pairs: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string' },
      data: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const number = (name: 'pairs' | 'seconds' | 'connections', otherwise: number, most: number) => {
    const value = values[name] === undefined ? otherwise : Number(values[name]);
    if (!(value > 0 && value <= most)) throw new Error(`--${name} must be a number up to ${most}.`);
    return value;
  };
  const { json, quick, compare, only, data, profile } = values;
  return {
    json,
    quick,
    compare,
    pairs: Math.ceil(number('pairs', quick ? 2 : 8, 100)),
    seconds: number('seconds', quick ? 0.3 : 2, 60),
    connections: Math.ceil(number('connections', 8, 64)),
    only,
    data,
    profile,
  };
}
