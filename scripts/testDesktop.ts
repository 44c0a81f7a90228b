import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleHostTests } from './bundleForVSCode.ts';
import { cache, root, sample } from './folders.ts';
import { keyless } from './testEnvironment.ts';

/** `npm run test:desktop`: the suites of test/host inside a desktop VS Code, which is downloaded once. */
const data = await mkdtemp(join(tmpdir(), 'nano-banana-'));
try {
  const workspace = join(data, 'workspace');
  await cp(sample, workspace, { recursive: true });
  await runTests({
    cachePath: cache,
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleHostTests(),
    extensionTestsEnv: keyless,
    launchArgs: [workspace, '--user-data-dir', join(data, 'user'), '--disable-extensions', '--disable-workspace-trust'],
  });
} finally {
  await rm(data, { recursive: true, force: true });
}
