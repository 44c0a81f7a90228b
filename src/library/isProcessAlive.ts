import { errorCode } from './files/storageFailure.ts';

/** Whether a process with this number runs on this computer, as whomever. */
export function isProcessAlive(id: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(id, 0);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
