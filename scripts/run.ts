import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is ended. */
  readonly timeLimit?: number;
  /** Show what the program writes, as it comes or in one piece when it has ended; else it is kept for the error. */
  readonly show?: boolean | 'atEnd';
  /** Only for `.cmd` files, which Windows runs in no other way. */
  readonly shell?: boolean;
}

/** Runs a program to its end and answers what it wrote to stdout. Rejects, with what it said last, when it fails. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { cwd, env = process.env, timeLimit, show, shell = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(cwd && { cwd }),
      env,
      shell,
      stdio: ['ignore', show === true ? 'inherit' : 'pipe', show === true ? 'inherit' : 'pipe'],
    });
    const written: string[] = [];
    const complaints: string[] = [];
    child.stdout?.setEncoding('utf8').on('data', (text) => written.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text) => complaints.push(text));
    child.on('error', reject);
    // What fails after that fails because of it, and says something else: a browser that is gone, say.
    let isLate = false;
    const end = () => {
      isLate = child.kill();
    };
    const limit = timeLimit === undefined ? undefined : setTimeout(end, timeLimit).unref();
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      if (show === 'atEnd') console.log([...written, ...complaints].join(''));
      if (code === 0) return resolve(written.join(''));
      const lastWords = (complaints.length > 0 ? complaints : written)
        .join('')
        .trim()
        .split('\n')
        .slice(-15)
        .join('\n');
      const how = isLate ? `was ended after ${(timeLimit ?? 0) / 1000} s` : `ended with ${code ?? signal}`;
      reject(new Error(`${program} ${args.join(' ')} ${how}.\n${lastWords}`.trim()));
    });
  });
}

/** Runs npm, the one that runs this script where there is one. */
export function npm(args: readonly string[], cwd: string): Promise<string> {
  const own = process.env.npm_execpath;
  return own ? run(process.execPath, [own, ...args], { cwd }) : run('npm', args, { cwd });
}
