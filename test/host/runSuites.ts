import { format } from 'node:util';
import Mocha from 'mocha';
import { linePrefix } from '../../scripts/linePrefix.ts';

/** Runs the suites with mocha inside the extension host; rejects when a test failed, which is how VS Code hears of it. */
export async function runSuites(load: () => void): Promise<void> {
  const { NANO_BANANA_GREP: grep } = process.env;
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, forbidOnly: Boolean(process.env.CI), ...(grep && { grep }) });
  Mocha.reporters.Base.consoleLog = (...args) => {
    console.log(format(...args).replace(/^/gm, linePrefix));
  };
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  load();
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed.`);
}
