import * as vscode from 'vscode';

/** Below this many, work is over before anyone has read about it. */
const worthTelling = 50;

/** One after another; above 50 with a notification that counts and can stop it. Answers how many were done. */
export async function withProgress<Item>(
  title: string,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<number> {
  const goThrough = async (isStopped: () => boolean, tell: (done: number) => void): Promise<number> => {
    let done = 0;
    for (const item of items) {
      if (isStopped()) break;
      await work(item);
      tell(++done);
    }
    return done;
  };
  if (items.length <= worthTelling)
    return goThrough(
      () => false,
      () => undefined,
    );
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      goThrough(
        () => token.isCancellationRequested,
        (done) => progress.report({ message: `${done} of ${items.length}`, increment: 100 / items.length }),
      ),
  );
}
