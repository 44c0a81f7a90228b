import type { BuiltIn } from './builtIn/builtIn.ts';
import { cameraTemplates } from './builtIn/camera.ts';
import { drawingTemplates } from './builtIn/drawing.ts';
import { editTemplates } from './builtIn/edit.ts';
import { identityTemplates } from './builtIn/identity.ts';
import { interfaceTemplates } from './builtIn/interface.ts';
import { letteringTemplates } from './builtIn/lettering.ts';
import { productTemplates } from './builtIn/product.ts';
import { projectTemplates } from './builtIn/project.ts';
import type { PromptTemplate } from './template.ts';

/** The templates that come with the product. Their ids are kept when they are reworded. */
export const builtInTemplates: readonly PromptTemplate[] = [
  ...projectTemplates,
  ...identityTemplates,
  ...interfaceTemplates,
  ...drawingTemplates,
  ...letteringTemplates,
  ...productTemplates,
  ...cameraTemplates,
  ...editTemplates,
].map(toTemplate);

function toTemplate({ id, text, ...rest }: BuiltIn): PromptTemplate {
  return { id: `builtIn/${id}`, ...rest, template: text.join(' '), source: 'builtIn' };
}
