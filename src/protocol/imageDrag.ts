/**
 * The type under which pages hand out library images that are dragged, ids in lines. The only type of ours that a webview's
 * drag brings to an editor (VS Code 1.139: `application/vnd.code.uri-list` set by a page does not arrive).
 */
export const imageDragType = 'application/vnd.nano-banana.image';
