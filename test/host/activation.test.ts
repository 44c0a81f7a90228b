import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The extension in a real VS Code', () => {
  const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
  if (!extension) throw new Error('VS Code does not know the extension.');

  before(() => extension.activate());

  it('registers every command that the manifest shows to users', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed: readonly { command: string }[] = extension.packageJSON.contributes.commands;
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('gives other extensions version 1 of its API, and says which versions there are', () => {
    assert.equal(typeof extension.exports.api(1).generate, 'function');
    assert.throws(() => extension.exports.api(99));
  });
});
