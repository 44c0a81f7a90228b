/** The page itself. */
export interface PagesApi {
  /** What the page would have again after its tab was closed and opened anew; VS Code keeps that of a hidden one only. */
  keepState(state: object): void;
}
