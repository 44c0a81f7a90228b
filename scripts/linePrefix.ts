/** Marks the lines that our code inside VS Code writes for the terminal. */
export const linePrefix = '[nano-banana] ';
