import { cancelled, type FailureKind, StudioError } from '../protocol/failure.ts';

/**
 * Runs `work` with an AbortSignal of its own, which ends with the caller's or after `milliseconds`. The SDK reports both
 * ends alike and leaves a listener on every signal it is given, hence the fresh one.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { milliseconds, costs, caller }: { milliseconds: number; costs: boolean; caller: AbortSignal | undefined },
): Promise<T> {
  if (caller?.aborted) throw cancelled();
  const controller = new AbortController();
  let end: StudioError | undefined;
  const endAs = (kind: FailureKind, message: string) => {
    const bill = costs ? ' Google may still make the image and charge for it.' : '';
    end ??= new StudioError({ kind, message: message + bill, retryable: true, mayHaveBeenPaid: costs });
    controller.abort();
  };
  const seconds = Math.round(milliseconds / 1000);
  const timer = setTimeout(() => endAs('timeout', `No complete answer came within ${seconds} seconds.`), milliseconds);
  const onCancel = () => endAs('cancelled', 'Cancelled.');
  caller?.addEventListener('abort', onCancel, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    throw end ?? error;
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onCancel);
  }
}
