/** The models that can be chosen. */
export interface ModelsApi {
  /** Asks Google now. Answers with the ids that the table of this version lacks, which can be chosen from then on. */
  refreshModels(): readonly string[];
}
