/** A text for `LIKE ? ESCAPE '\'` in which its own wildcards mean themselves. */
export const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
