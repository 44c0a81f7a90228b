import * as vscode from 'vscode';

/** The extension's output channel. Every line passes the redaction: a key never reaches a log. */
export interface Log {
  info(message: string): void;
  warn(message: string, error?: unknown): void;
  error(message: string, error?: unknown): void;
  /** From now on this text is replaced wherever it would appear. */
  redact(secret: string): void;
  show(): void;
  dispose(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Nano Banana', { log: true });
  const secrets = new Set<string>();

  const clean = (text: string) => [...secrets].reduce((line, secret) => line.replaceAll(secret, '[key]'), text);
  const line = (message: string, error?: unknown) =>
    clean(error === undefined ? message : `${message}\n${trace(error)}`);

  return {
    info: (message) => channel.info(clean(message)),
    warn: (message, error) => channel.warn(line(message, error)),
    error: (message, error) => channel.error(line(message, error)),
    redact: (secret) => void (secret && secrets.add(secret)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}

/** The stack with the chain of causes, which are for the log alone. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${trace(error.cause)}`;
}
