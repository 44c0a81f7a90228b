import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { publicApi, workspaceFile } from './support.ts';

const run = promisify(execFile);

describe('Compare with Previous Version', () => {
  it('says so of an image that no repository has', async () => {
    await publicApi();
    const file = workspaceFile('alone.png');
    await vscode.workspace.fs.writeFile(file, picture());
    await assert.rejects(
      async () => vscode.commands.executeCommand('nanoBanana.compareWithPrevious', { uri: file }),
      /in no git repository/,
    );
  });

  it('opens the last commit’s state beside the working tree’s', async () => {
    const file = workspaceFile('compared/image.png');
    await vscode.workspace.fs.writeFile(file, picture());
    const folder = vscode.Uri.joinPath(file, '..').fsPath;
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder });
    await git('init');
    await git('add', '.');
    await git('commit', '-m', 'One');
    await vscode.commands.executeCommand('git.openRepository', folder);
    await vscode.commands.executeCommand('nanoBanana.compareWithPrevious', { resourceUri: file });
    const opened = () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label === 'image.png (HEAD ↔ Working Tree)'),
      );
    // The list of tabs follows a moment later.
    for (let tries = 0; !opened() && tries < 50; tries++) await sleep(100);
    assert.ok(opened());
  });
});

const picture = (): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
