/** Bytes at the end of a piece that are looked through for Google's last words; the events that have them are small. */
const tail = 64 * 1024;

/**
 * Passes server-sent events on in pieces that end where an event ends. The SDK (3.1.0) searches all that it holds anew
 * for every piece that comes, which for a picture of 20 MB means seconds in which nothing else can run.
 */
export function wholeEvents(onFinishMessage: (message: string) => void): TransformStream<Uint8Array, Uint8Array> {
  let held: Uint8Array[] = [];
  let seam = Buffer.alloc(0);
  const pass = (controller: TransformStreamDefaultController<Uint8Array>) => {
    const piece = Buffer.concat(held);
    held = [];
    const message = finishMessageIn(piece.subarray(-tail).toString());
    if (message) onFinishMessage(message);
    if (piece.length > 0) controller.enqueue(piece);
  };
  return new TransformStream({
    transform(piece, controller) {
      held.push(piece);
      const joined = Buffer.concat([seam, piece]);
      // An end of an event may lie across two pieces.
      seam = joined.subarray(-3);
      if (joined.includes('\n\n') || joined.includes('\r\n\r\n')) pass(controller);
    },
    flush: pass,
  });
}

/** Within the text of an answer its quotes would be escaped, so this is the field and nothing else. */
function finishMessageIn(events: string): string | undefined {
  const [, text] = /"finishMessage":\s*("(?:[^"\\]|\\.)*")/.exec(events) ?? [];
  return text === undefined ? undefined : String(JSON.parse(text));
}
