/** The addresses that were dropped: the Explorer gives them, the system gives files instead. */
export const droppedUris = (data: DataTransfer | null): readonly string[] =>
  (data?.getData('application/vnd.code.uri-list') || data?.getData('text/uri-list') || '')
    .split(/\r?\n/)
    .filter((line) => line && !line.startsWith('#'));
