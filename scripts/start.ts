import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './folders.ts';
import { generateOnce } from './once.ts';
import { run } from './run.ts';
import { startDesktop } from './startDesktop.ts';
import { startServed } from './startServed.ts';

const usage = `npm start                                          a VS Code to try the extension in
npm start -- --served                              … served on 127.0.0.1, even if a desktop one is installed
npm start -- --images 100000                       … with a library of so many images
npm start -- --once "a prompt" [--out image.png]   one image, without a window`;

try {
  const { values } = parseArgs({
    options: {
      once: { type: 'string' },
      out: { type: 'string', default: 'image.png' },
      served: { type: 'boolean', default: false },
      images: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(usage);
  else if (values.once !== undefined) {
    await build();
    console.log(await generateOnce({ prompt: values.once, output: fromCaller(values.out) }));
  } else if (Number(values.images) > 0) await startServed(Number(values.images));
  else if (values.served || !(await startDesktop(build))) await startServed();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function build(): Promise<void> {
  await run(process.execPath, ['esbuild.mjs'], { cwd: root });
}

/** npm runs scripts in the project's folder and says in INIT_CWD where the caller was. */
function fromCaller(path: string): string {
  return isAbsolute(path) ? path : join(process.env.INIT_CWD ?? process.cwd(), path);
}
