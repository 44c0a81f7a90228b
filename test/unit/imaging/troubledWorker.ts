import { parentPort } from 'node:worker_threads';
import { workerPort } from '../../../src/imaging/workerPort.ts';
import { serve } from '../../../src/protocol/rpc.ts';

/** Stands in for the imaging worker: the last byte of an image says what becomes of it. */
export const hangs = 1;
export const crashes = 2;

if (parentPort)
  serve(workerPort(parentPort), {
    thumbnail(bytes: Uint8Array): Promise<Uint8Array> | Uint8Array {
      const fate = bytes.at(-1);
      if (fate === hangs) return new Promise(() => {});
      if (fate === crashes) process.exit(7);
      return bytes;
    },
    convert: (bytes: Uint8Array) => bytes,
  });
