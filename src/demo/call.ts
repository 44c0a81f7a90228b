import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, FaultRequest } from './fault.ts';
import type { Painter } from './painter.ts';
import type { LogEntry } from './requestLog.ts';
import type { Route } from './routes.ts';
import type { Signer } from './signatures.ts';

/** One request to the stand-in. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly route: Route;
  readonly entry: LogEntry;
}

export interface Surroundings {
  readonly painter: Painter;
  readonly signer: Signer;
  readonly secondsPerImage: number;
  readonly faultFor: (request: FaultRequest) => Fault | undefined;
}
