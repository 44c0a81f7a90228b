import * as vscode from 'vscode';

/** Below this many, work is over before anyone has read about it. */
const worthTelling = 50;

/**
 * In portions, one after another; above 50 with a notification that counts and can stop it between two. Answers how many
 * were done.
 */
export async function withProgress<Item>(
  title: string,
  items: readonly Item[],
  work: (portion: readonly Item[]) => Promise<unknown>,
  together = 1,
): Promise<number> {
  const goThrough = async (isStopped: () => boolean, tell: (done: number) => void): Promise<number> => {
    let done = 0;
    while (done < items.length && !isStopped()) {
      const portion = items.slice(done, done + together);
      await work(portion);
      done += portion.length;
      tell(done);
    }
    return done;
  };
  if (items.length <= Math.max(worthTelling, together))
    return goThrough(
      () => false,
      () => undefined,
    );
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) =>
      goThrough(
        () => token.isCancellationRequested,
        (done) =>
          progress.report({ message: `${done} of ${items.length}`, increment: (100 * together) / items.length }),
      ),
  );
}
