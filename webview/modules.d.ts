declare module '*.css';

declare module 'codicon:*' {
  export const paths: readonly string[];
}
