import type { BuiltIn } from './builtIn.ts';

/** Edits of an image that is there already. Each names what changes and, as plainly, what must not. */
export const editTemplates: readonly BuiltIn[] = [
  {
    id: 'replaceBackground',
    name: 'Replace the background',
    category: 'Edit recipes',
    description: 'A new place behind the same subject.',
    text: [
      'Replace the background of this image with {new background=a sunlit pine forest, softly out of focus}.',
      'Keep {subject=the person in front} exactly as it is: same position, size, pose, face, clothes and edges, down to single hairs.',
      'Adjust only the light and colour cast on the subject so that it fits the new surroundings, and give it a believable contact shadow.',
    ],
  },
  {
    id: 'removeObject',
    name: 'Remove something',
    category: 'Edit recipes',
    description: 'Takes a thing out and closes the gap.',
    text: [
      'Remove {what to remove=the cables and the power strip} from this picture, along with its shadow and reflection.',
      'Fill the gap with {what lies behind=the wooden floor and the skirting board}, continuing pattern, grain and light without a visible patch.',
      'Change nothing else. Framing, colours and all other objects stay identical.',
    ],
  },
  {
    id: 'recolour',
    name: 'Change one colour',
    category: 'Edit recipes',
    description: 'Another colour for one thing, with its material intact.',
    text: [
      'Change the colour of {part=the armchair} to {new colour=dark teal}.',
      'Its material, folds, seams, highlights and shadows remain; only the hue and its reflections on neighbouring surfaces change.',
      'Leave every other colour in the image untouched, including things that had the same colour before.',
    ],
  },
  {
    id: 'relight',
    name: 'Change the light',
    category: 'Edit recipes',
    description: 'The same picture at another hour.',
    text: [
      'Relight this scene as if it were {time of day=just before sunset}, with the light coming from {direction=the right, low over the ground}.',
      'Shadows, sky, lamps and colour temperature follow consistently.',
      'Composition, camera position, objects and people are the same as before, and nothing is added or removed.',
    ],
  },
  {
    id: 'addObject',
    name: 'Add something',
    category: 'Edit recipes',
    description: 'Puts a new thing into the picture as if it had been there.',
    text: [
      'Add {what to add=a grey tabby cat} {where=asleep on the windowsill}.',
      'Match perspective, scale, grain, focus and light direction of the photograph, including the shadow it casts and what it hides.',
      'Do not move or alter anything that is already there.',
    ],
  },
  {
    id: 'replaceText',
    name: 'Replace text',
    category: 'Edit recipes',
    description: 'New words in the same lettering; also for translations.',
    text: [
      'In this image, replace the text "{old text=GRAND OPENING}" with "{new text=BACK IN MAY}", spelled exactly so.',
      'Use the same typeface, weight, colour, size, spacing, perspective and surface wear as the original lettering; keep it on the same baseline and fit it to the same area.',
      'All other words and the whole picture around them remain as they are.',
    ],
  },
  {
    id: 'restyle',
    name: 'Change the style',
    category: 'Edit recipes',
    description: 'Redraws the picture in another technique, same composition.',
    text: [
      'Redraw this picture as {style=a woodblock print with flat colour and fine black contours}.',
      'The composition stays: every object keeps its place, outline and proportion, and faces remain recognisable.',
      'Translate texture and shade into the means of that technique. Palette: {palette=faded indigo, rose and straw}.',
    ],
  },
  {
    id: 'extendCanvas',
    name: 'Extend the picture',
    category: 'Edit recipes',
    description: 'More room around the motif, for another format.',
    text: [
      'Extend this image to {sides=the left and the right}, as if the camera had stepped back.',
      'Continue what the edges suggest with {new surroundings=more of the same street, without new people}, in the same perspective, sharpness and weather.',
      'The original part stays in the picture unchanged and at its place; the join must not be visible.',
    ],
  },
  {
    id: 'restorePhoto',
    name: 'Restore an old photo',
    category: 'Edit recipes',
    description: 'Repairs damage and leaves the people who they are.',
    text: [
      'Restore this old photograph. Repair {damage=scratches, a fold across the middle and faded corners} and recover contrast in the shadows.',
      'Colour: {colour=keep it black and white with its warm tone}.',
      'Do not beautify: faces, expressions, ages, hair, clothing and film grain remain true to the original. Where something is lost, stay vague rather than invent.',
    ],
  },
  {
    id: 'darkVersion',
    name: 'Dark version of a graphic',
    category: 'Edit recipes',
    description: 'The same diagram or screen for a dark page.',
    text: [
      'Make a dark-theme version of this diagram or screen.',
      'Background becomes {background=near-black blue}; text and lines become light; {brand colour=the orange accent} keeps its hue and is only adjusted until it is legible.',
      'Layout, wording, icons, line widths and positions are identical to the light version. Meaning carried by colour must still be told apart. Do not simply invert.',
    ],
  },
  {
    id: 'combineImages',
    name: 'Put one image into another',
    category: 'Edit recipes',
    description: 'Takes a thing from the first image into the second.',
    text: [
      'Take {thing=the bottle} from the first image and put it into the second, {where=on the shelf beside the plant}.',
      'Its shape, label and colours stay exactly as in the first image; its size, perspective, light and shadow come from the second.',
      'Apart from the new thing, the second image does not change.',
    ],
  },
  {
    id: 'sketchToRender',
    name: 'Finish a sketch',
    category: 'Edit recipes',
    description: 'Turns a rough drawing into a finished picture.',
    text: [
      'Turn this rough sketch into {finish=a clean, realistic product rendering}.',
      'Treat its lines as binding for outline, proportion, viewpoint and number of parts; correct only wobbles and gaps.',
      'Materials: {materials=anodised aluminium and dark walnut}. Remove construction lines, notes and paper. Do not add features that are not drawn.',
    ],
  },
  {
    id: 'teamInOneStyle',
    name: 'Team in one style',
    category: 'Edit recipes',
    description: 'Turns photos of people into portraits that belong together.',
    text: [
      'Redraw the person in this photograph as a portrait for a team page.',
      'Keep the likeness: face shape, hairstyle, skin tone, glasses or beard and the expression stay as they are.',
      'Style: {style=pencil line with loose watercolour washes}. Clothes become {clothes=a plain dark pullover}.',
      'Crop from the chest up, eyes on the upper third, background of untouched {paper=cream paper}, so that a whole row of such portraits matches.',
    ],
  },
  {
    id: 'simplifyForIcon',
    name: 'Simplify to an icon',
    category: 'Edit recipes',
    description: 'Reduces a detailed picture to a symbol.',
    text: [
      'Reduce the main motif of this image to a simple symbol with no more than {number of shapes=five} shapes.',
      'What must remain recognisable: {essential=the silhouette and the raised ear}. Leave out texture, background and small detail.',
      'One solid {colour=black} form on white, even stroke endings, viewpoint and direction as in the original.',
    ],
  },
];
