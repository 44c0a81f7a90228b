import type { AspectRatio } from '../model.ts';
import type { NewTemplate, PromptTemplate } from '../templates/template.ts';

/** Prompts with fields. */
export interface TemplatesApi {
  /** Built-in, own and the workspace's. */
  listTemplates(): readonly PromptTemplate[];
  createTemplate(template: NewTemplate): PromptTemplate;
  updateTemplate(id: string, template: NewTemplate): void;
  deleteTemplate(id: string): void;
  /** Both ask for the file; they answer in words what happened, or nothing when the user left. */
  importTemplates(): string | undefined;
  exportTemplates(): string | undefined;
  /** Opens the Studio with the prompt in its box. */
  useTemplate(composed: ComposedPrompt): void;
}

/** What a template brings into the Studio; the rest of the choices there stay as they are. */
export interface ComposedPrompt {
  readonly prompt: string;
  readonly aspectRatio?: AspectRatio;
}
